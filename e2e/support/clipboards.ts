/** What Word puts on the clipboard for a heading, a paragraph with a comment, a list in two levels, a picture and a table. */
export const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;} --></style></head>
<body lang=DA><!--StartFragment-->
<h1 style='mso-list:none'><span style='font-size:20.0pt;color:#2F5496'>Ugens samtale<o:p></o:p></span></h1>
<p class=MsoNormal style='mso-margin-top-alt:auto'><span lang=DA style='font-family:"Calibri"'>Han <b style='mso-bidi-font-weight:normal'>tøver</b>,
og <span style='font-weight:bold'>du</span> <i>venter</i>.<span class=MsoCommentReference><span style='font-size:8.0pt'>
<a style='mso-comment-reference:LU_1' href="#_msocom_1" class=msocomanchor id="_anchor_1">[LU1]</a></span></span><o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Ro på<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>tæl til fem<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>Spørg igen<o:p></o:p></p>
<p class=MsoNormal><del cite="mailto:LU" datetime="2026-01-01">slettet</del><ins>rettet</ins> <span style='display:none;mso-hide:all'>skjult</span></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/temp/billede.png"/></v:shape><![endif]--><img width=10 height=10 src="https://example.invalid/spion.png"></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Hvem</b></p></td><td><p class=MsoNormal>Hvad</p></td></tr>
<tr><td><p class=MsoNormal>Mor</p></td><td><p class=MsoNormal>lytter</p></td></tr></table>
<p class=MsoNormal><a href="https://vive.dk/da/" style='color:blue'>Mere hos VIVE</a> og <a href="javascript:alert(1)">ikke her</a></p>
<div style='mso-element:comment-list'><div style='mso-element:comment' id="_com_1"><p class=MsoCommentText>En hemmelig kommentar</p></div></div>
<!--EndFragment--></body></html>`

/** What a web page puts there: scripts, hidden words, a form, a heading one would take for one of ours. */
export const fromTheWeb = `<meta charset='utf-8'><h3 class="note-section__name" onclick="alert(1)">Næste skridt</h3>
<script>document.title = 'overtaget'</script><div style="background:url(https://example.invalid/spion.gif)">En linje
<span hidden>skjult</span><button>Tryk</button><iframe src="https://example.invalid"></iframe></div>
<pre>to
linjer</pre><b style="font-weight:normal"><p>ikke fed</p></b>`
