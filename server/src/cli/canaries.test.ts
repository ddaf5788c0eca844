import { randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { smallFilm } from '../recording/testing/film.ts'
import { addPerson, received } from '../recording/testing/filmed.ts'
import { inFolder, inHouseAt, masterKey } from '../recording/testing/house.ts'
import { backup } from './backup.ts'

/** A box of an MP4 file that no player looks at. */
function free(content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write('free', 4, 'latin1')
  return Buffer.concat([head, content])
}

/** Every file in a folder that has these bytes in it. */
async function holders(dir: string, canaries: readonly Buffer[]): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter(one => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name))
    if (canaries.some(canary => bytes.includes(canary))) found.push(entry.name)
  }
  return found
}

describe('canaries', () => {
  it('[FI12] of a film are on the disk nowhere: not while it comes, not while it is made, not kept, not in a backup', () =>
    inFolder(dir =>
      inFolder(async beside => {
        const canaries = Array.from({ length: 50 }, () => randomBytes(24))
        const film = Buffer.concat([await smallFilm(2), ...canaries.map(free)])
        // What lies on the disk is copied at the begin and at the end of every run of the tool.
        const copying = (when: string) => `cp -r "${dir}" "${beside}/$$-${when}" 2>/dev/null`
        const ffmpeg = join(beside, 'ffmpeg')
        const running = '/usr/bin/ffmpeg "$@"\ncode=$?'
        const script = `#!/bin/sh\n${copying('begin')}\n${running}\n${copying('end')}\nexit $code\n`
        await writeFile(ffmpeg, script, { mode: 0o755 })
        await inHouseAt(
          dir,
          async house => {
            const filmed = await received(house, film)
            const label = `Ung ${randomBytes(12).toString('hex')}`
            await addPerson(filmed, label)
            await house.whenIn('ready', filmed.id)
            await house.recordings.idle()
            await backup({ dataDir: dir, masterKey }, join(beside, 'backup'))
            // The pictures of what is shown are as secret as the upload.
            const shown: Buffer[] = []
            for await (const piece of house.files.read(`recording/${filmed.id}/film`)) shown.push(piece)
            const bytes = Buffer.concat(shown)
            const body = bytes.indexOf('mdat') + 5000
            const ofFilm = [bytes.subarray(body, body + 24), bytes.subarray(bytes.length - 24), Buffer.from('avcC')]
            for (const folder of [dir, beside]) {
              expect(await holders(folder, [...canaries, ...ofFilm, Buffer.from('JFIF')]), folder).to.deep.equal([])
            }
            const holding = (await holders(beside, [Buffer.from(label)])).filter(name => !name.startsWith('samsyn.db'))
            expect(holding).to.deep.equal([])
            expect((await readdir(beside)).length).to.be.greaterThan(5)
          },
          { ffmpeg },
        )
      }),
    ))
})
