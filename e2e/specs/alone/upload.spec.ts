import { randomBytes } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import type { ElementHandle } from 'puppeteer-core'
import { everySize, lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { root } from '../../support/root.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'
import { beginOfDemo } from '../../support/wire/films.ts'

describe('a film on its way', () => {
  let app: RunningApp
  let cilie: Participant
  let film: string

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    film = join(app.dataDir, 'samtale.mp4')
    await writeFile(film, await beginOfDemo(15))
    cilie = await Participant.open('Cilie')
    await cilie.signIn(app.baseUrl, 'cilie@demo.invalid')
    await cilie.press('next-step-go')
  })

  after(async () => {
    await cilie?.close()
    await app?.stop()
  })

  async function choose(file: string) {
    const input = await cilie.page.waitForSelector('[data-testid="upload-input"]')
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file)
  }

  async function slowLine(bytesPerSecond: number) {
    const line = { offline: false, latency: 20, download: -1, upload: bytesPerSecond }
    const session = await cilie.page.createCDPSession()
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      ...{ offline: line.offline, latency: line.latency },
      downloadThroughput: line.download,
      uploadThroughput: line.upload,
    })
  }

  const received = () =>
    cilie.page.evaluate(async () => {
      const { value } = await (await fetch('/api/courses')).json()
      const id = value[0].cycles[0].recordingId
      if (!id) return 0
      // One that was refused makes way for the next: it may be gone in between.
      return (await (await fetch(`/api/recordings/${id}`)).json()).value?.receivedBytes ?? 0
    })

  const recordingId = () =>
    cilie.page.evaluate(async () => {
      const { value } = await (await fetch('/api/courses')).json()
      return value[0].cycles[0].recordingId as string | null
    })

  it('[UP20] a file that is no film gets a sentence, and is out of the way for the next', async () => {
    const letter = join(app.dataDir, 'brev.mp4')
    await writeFile(letter, 'Kære alle, dette er et brev og ikke en film.\n'.repeat(200))
    await choose(letter)
    await cilie.sees('film-refused', 60_000)
    expect((await cilie.textOf('film-refused'))?.length).to.be.greaterThan(40)
  })

  it('[UP21] an upload goes on where it was after the page is loaded anew, with the same file and no other', async function () {
    this.timeout(240_000)
    await slowLine(50_000)
    await choose(film)
    await until('some of it has arrived', async () => (await received()) > 60_000, 60_000)
    await cilie.page.reload()
    await cilie.sees('upload-resume')
    const before = await received()
    await choose(join(root, 'package.json'))
    await cilie.sees('other-file')
    await choose(film)
    await until('more arrives', async () => (await received()) > before + 20_000, 60_000)
  })

  it('[UP48] one of which what has come is damaged says so, and is begun again with the same file', async function () {
    this.timeout(240_000)
    await cilie.press('upload-pause')
    const damaged = (await recordingId()) ?? expect.fail('no recording')
    const folder = join(app.dataDir, 'files/recording', damaged)
    for (const name of await readdir(folder)) await writeFile(join(folder, name), randomBytes(10_000))
    await cilie.press('upload-go-on')
    await cilie.sees('upload-again')
    await lookAt(cilie, 'upload-damaged', undefined, everySize)
    await cilie.press('upload-again')
    await cilie.sees('upload-progress')
    await until('another has begun', async () => ![damaged, null].includes(await recordingId()))
    await until('some of it has arrived', async () => (await received()) > 60_000, 60_000)
  })

  it('[UP22] it goes on by itself when the server was killed and comes back, and becomes a film', async function () {
    this.timeout(300_000)
    const before = await received()
    await app.kill('SIGKILL')
    await app.start()
    await until('more arrives', async () => (await received().catch(() => 0)) > before, 60_000)
    await slowLine(-1)
    await cilie.sees('film-ready', 240_000)
  })
})
