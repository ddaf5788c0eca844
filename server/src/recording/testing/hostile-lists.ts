import { box } from './boxes.ts'
import { type Elsewhere, type Hostile, hostile, type Models } from './hostile.ts'

/** Texts that lead a careless reader to other files: playlists, manifests, scripts, protocols of ffmpeg itself. */
export function lists({ secret, url }: Elsewhere): Hostile[] {
  const m3u = (entry: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${entry}\n#EXT-X-ENDLIST\n`
  const texts = {
    'a playlist of a file': m3u(secret),
    'a playlist of an address': m3u(`${url}/segment.ts`),
    'a playlist of subfile': m3u(`subfile,,start,0,end,100,,:${secret}`),
    'a playlist of concat': m3u(`concat:${secret}|${url}/b.ts`),
    'a playlist with a key of an address': m3u(secret).replace(
      '#EXTINF',
      `#EXT-X-KEY:METHOD=AES-128,URI="${url}"\n#EXTINF`,
    ),
    'a playlist after a byte order mark': `\u00ef\u00bb\u00bf${m3u(secret)}`,
    'a list of concat': `ffconcat version 1.0\nfile '${secret}'\n`,
    'a list of concat with options': `ffconcat version 1.0\nfile '${url}/a'\noption protocol_whitelist file,http,tcp\n`,
    'a manifest of DASH': `<?xml version="1.0"?><MPD><Period><BaseURL>${url}/</BaseURL></Period></MPD>`,
    'a session description': `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=a\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n`,
    'a redirect of Windows Media': `<ASX><ENTRY><REF HREF="${url}/a.wmv"/></ENTRY></ASX>`,
    'a list of Winamp': `[playlist]\nFile1=${url}/a.mp3\nNumberOfEntries=1\n`,
    'a script of AviSynth': `AviSource("${secret}")\n`,
    'a script of VapourSynth': `import vapoursynth\nvapoursynth.core.ffms2.Source("${secret}")\n`,
    'a drawing with a picture from elsewhere': `<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}/a.png"/></svg>`,
    'a page': `<!doctype html><video src="${url}/a.mp4"></video>`,
    'the name of another file': `file:${secret}`,
    'a filter graph': `movie=${secret}`,
    'notes of ffmpeg': `;FFMETADATA1\ntitle=${secret}\n`,
    subtitles: `1\n00:00:00,000 --> 00:00:02,000\n${secret}\n`,
  }
  return Object.entries(texts).map(([kind, text]) => hostile(kind, text, 'not-a-film'))
}

/** Files that are two things at once, or one thing dressed as another. */
export function polyglots({ secret, url }: Elsewhere, { faststart, tail, matroska }: Models): Hostile[] {
  const list = Buffer.from(`#EXTM3U\n#EXTINF:1,\n${secret}\n#EXTINF:1,\n${url}/a.ts\n#EXT-X-ENDLIST\n`)
  const before = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), tail])
  return [
    hostile('a picture that is a film as well', before('GIF89a\x01\0\x01\0\0\0\0'), 'not-a-film'),
    hostile('a document that is a film as well', before('%PDF-1.7\n'), 'not-a-film'),
    hostile('an archive that is a film as well', before('PK\x03\x04'), 'not-a-film'),
    hostile('a program that is a film as well', before('\x7fELF\x02\x01\x01'), 'not-a-film'),
    hostile('a shell script that is a film as well', before(`#!/bin/sh\ncat ${secret}\n`), 'not-a-film'),
    hostile('a sound tag before a film', before('ID3\x04\0\0\0\0\0\x0a'), 'not-a-film'),
    hostile('a film with a playlist in its free space', Buffer.concat([box('free', list), tail]), 'film', 'damaged'),
    hostile('a box that holds a playlist and nothing else', box('free', list), 'damaged', 'no-picture'),
    hostile('a brand that is a playlist', box('ftyp', list), 'damaged', 'no-picture'),
    hostile(
      'a film with an archive behind it',
      Buffer.concat([faststart, Buffer.from('PK\x05\x06'.repeat(50))]),
      'film',
    ),
    hostile('Matroska with a playlist behind it', Buffer.concat([matroska, list]), 'film'),
    hostile('two films one after the other', Buffer.concat([faststart, faststart]), 'film'),
  ]
}
