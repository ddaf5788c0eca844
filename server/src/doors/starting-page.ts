/** Where the page finds its look: nothing may stand in it inline. */
export const startingStyle = '/starting.css'

/** What people see while the server starts; it comes again by itself. */
export const startingPage = `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="2">
<link rel="stylesheet" href="${startingStyle}">
<title>Samsyn starter</title>
</head>
<body>
<main>
<h1>Samsyn starter</h1>
<p>Vent et øjeblik. Siden kommer af sig selv, og intet er tabt.</p>
<p lang="en">Samsyn is starting. Wait a moment: the page comes by itself, and nothing is lost.</p>
</main>
</body>
</html>
`

/** The look of our pages, in few lines: those of the client are not served yet. */
export const startingCss = `body {
  display: grid;
  place-items: center;
  min-height: 100vh;
  margin: 0;
  padding: 1.5rem;
  box-sizing: border-box;
  background: #faf8f5;
  color: #1f2326;
  font: 1.0625rem/1.5 system-ui, sans-serif;
}
main { max-width: 26rem; }
h1 { margin: 0 0 1rem; font-size: 1.3125rem; }
p { margin: 0 0 1rem; }
p[lang="en"] { color: #5b6368; }
@media (prefers-color-scheme: dark) {
  body { background: #15181a; color: #eceae6; }
  p[lang="en"] { color: #a7adb1; }
}
`
