import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { watch } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { smallFilm } from '../recording/testing/film.ts'
import { addPerson, received } from '../recording/testing/filmed.ts'
import { inFolder, inHouseAt, masterKey } from '../recording/testing/house.ts'
import { backup } from './backup.ts'

const run = promisify(execFile)

/** A box of an MP4 file that no player looks at. */
function free(content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write('free', 4, 'latin1')
  return Buffer.concat([head, content])
}

/** Copies a folder as it is whenever something changes in it; answers how to stop that. */
function copyAtEveryChange(dir: string, beside: string): () => Promise<void> {
  let copies = 0
  let copying = Promise.resolve()
  let isDue = false
  const copy = async () => {
    isDue = false
    // What goes while it is copied is not in the copy.
    await run('cp', ['-r', dir, join(beside, `copy-${copies++}`)]).catch(() => undefined)
  }
  const watcher = watch(dir, { recursive: true }, () => {
    if (isDue) return
    isDue = true
    copying = copying.then(copy)
  })
  return async () => {
    watcher.close()
    await copying
  }
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
        const stopCopying = copyAtEveryChange(dir, beside)
        await inHouseAt(dir, async house => {
          const filmed = await received(house, film)
          const label = `Ung ${randomBytes(12).toString('hex')}`
          await addPerson(filmed, label)
          await house.whenIn('ready', filmed.id)
          await house.recordings.idle()
          await stopCopying()
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
        })
      }),
    ))
})
