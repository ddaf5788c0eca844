import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { beginUnsent, countKept, leaveUnsealed, whenSealed } from '../../people/left-recording.ts'
import { everySize, lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

describe('a film that is recorded here', () => {
  let app: RunningApp
  let cilie: Participant
  let round: string

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    cilie = await Participant.open('Cilie')
    cilie.page.on('dialog', dialog => void dialog.accept())
    await cilie.signIn(app.baseUrl, 'cilie@demo.invalid')
    await cilie.press('next-step-go')
    await cilie.sees('record-here')
    round = cilie.page.url()
  })

  after(async () => {
    await cilie?.close()
    await app?.stop()
  })

  const sentBytes = async () => Number((await cilie.attribute('capture-sent', 'data-bytes')) ?? 0)
  const grows = async () => {
    const before = await sentBytes()
    await until('more of it is sent', async () => (await sentBytes()) > before + 20_000, 60_000)
  }
  const begin = async () => {
    await cilie.goto(round)
    await cilie.press('record-here')
    await until('the camera is there', () =>
      cilie.page
        .$eval('[data-testid="capture-start"]', button => !(button as HTMLButtonElement).disabled)
        .catch(() => false),
    )
  }
  const film = () =>
    cilie.page.evaluate(async () => {
      const { value } = await (await fetch('/api/courses')).json()
      const id = value[0].cycles[0].recordingId
      return (await (await fetch(`/api/recordings/${id}`)).json()).value
    })
  const discard = () =>
    cilie.page.evaluate(async () => {
      const { value } = await (await fetch('/api/courses')).json()
      await fetch(`/api/recordings/${value[0].cycles[0].recordingId}`, { method: 'DELETE' })
    })

  it('[UP31] is sent meanwhile, through a lost network, and becomes a film', async function () {
    this.timeout(300_000)
    await begin()
    await cilie.press('capture-start')
    await cilie.sees('capture-clock')
    await grows()
    await cilie.press('capture-hold')
    await cilie.press('capture-go-on')
    await cilie.page.setOfflineMode(true)
    await cilie.sees('capture-waiting', 60_000)
    await until('some of it is kept', async () => (await kept()).length > 1, 60_000)
    await cilie.page.setOfflineMode(false)
    await cilie.sees('capture-sent', 60_000)
    await grows()
    await cilie.press('capture-end')
    await cilie.sees('context', 60_000)
    await cilie.sees('film-ready', 240_000)
    expect((await film()).film).to.include({ hasAudio: true, missingMs: 0 })
    expect((await film()).film.durationMs).to.be.greaterThan(2000)
  })

  it('[UP40] waits in the browser as noise while the network is away, from its first byte, and is a film afterwards', async function () {
    this.timeout(300_000)
    await discard()
    await begin()
    // The very first bytes, which say what it is, do not come through either.
    const network = await cilie.page.createCDPSession()
    await network.send('Network.enable')
    const block = (urls: string[]) => network.send('Network.setBlockedURLs', { urls })
    await block(['*/api/uploads/*'])
    await cilie.press('capture-start')
    await cilie.sees('capture-waiting', 60_000)
    await until('some of it is kept', async () => (await kept()).length > 1, 60_000)
    for (const part of await kept()) {
      expect(Object.keys(part).sort()).to.deep.equal(['at', 'hex', 'id', 'sealed'])
      expect(part.hex.length).to.be.greaterThan(2 * 1000)
    }
    const [first] = await kept()
    expect(first?.at).to.equal(0)
    // What Matroska begins with, and MP4.
    expect(first?.hex.slice(0, 8)).to.not.equal('1a45dfa3')
    expect(first?.hex.slice(8, 16)).to.not.equal(Buffer.from('ftyp').toString('hex'))
    for (const part of await kept())
      for (const word of ['matroska', 'isomiso', 'Chrome'])
        expect(part.hex).to.not.include(Buffer.from(word).toString('hex'))
    await block([])
    await cilie.sees('capture-sent', 60_000)
    await grows()
    await cilie.press('capture-end')
    await cilie.sees('film-ready', 240_000)
    expect((await film()).film.durationMs).to.be.greaterThan(500)
    expect(await kept()).to.deep.equal([])
  })

  it('can be finished later when its page was left', async function () {
    this.timeout(300_000)
    await discard()
    await begin()
    await cilie.press('capture-start')
    await grows()
    await cilie.goto(round)
    await cilie.sees('capture-unfinished')
    await cilie.press('capture-finish')
    await cilie.sees('film-ready', 240_000)
    expect((await film()).film.durationMs).to.be.greaterThan(500)
  })

  it('may be sound alone', async function () {
    this.timeout(300_000)
    await discard()
    await begin()
    await cilie.press('capture-sound-only')
    await until('only sound is wanted', () => cilie.page.$eval('video', video => video.hidden))
    await begun()
    await cilie.press('capture-end')
    await cilie.sees('film-ready', 240_000)
    expect((await film()).film).to.include({ hasAudio: true, width: 640, height: 360 })
  })

  it('[UP46] says of one of which nothing came that it is so, and lets it be put away', async function () {
    this.timeout(120_000)
    await discard()
    await beginUnsent(cilie.page)
    await cilie.goto(round)
    await cilie.sees('capture-nothing')
    await lookAt(cilie, 'capture-nothing', undefined, everySize)
    await cilie.press('discard')
    await cilie.press('confirm')
    await cilie.sees('record-here')
  })

  it('[UP42] takes over what an earlier version left unsealed in the browser, cut off anywhere, and loses nothing of it', async function () {
    this.timeout(300_000)
    await discard()
    const { page } = cilie
    const id = await beginUnsent(page)
    const total = await leaveUnsealed(page, id, 300)
    const { all } = await countKept(page)
    let before = 0
    let midway = 0
    for (let cut = 0; cut < 10 && before < all; cut++) {
      await page.goto(round, { waitUntil: 'domcontentloaded' })
      await whenSealed(page, Math.min(all, before + 1 + Math.floor(Math.random() * 50)))
      // Of the same origin, and without our pages: what was under way there is cut off.
      await page.goto(`${app.baseUrl}/healthz`)
      const kept = await countKept(page)
      expect(kept.all).to.equal(all)
      expect(kept.sealed).to.be.at.least(before)
      if (kept.sealed > 0 && kept.sealed < all) midway += 1
      before = kept.sealed
    }
    expect(midway, 'cuts in the middle').to.be.greaterThan(0)
    await cilie.goto(round)
    await whenSealed(page, all)
    const whole = (await kept()).map(({ hex }) => hex).join('')
    for (const word of ['matroska', 'Chrome']) expect(whole).to.not.include(Buffer.from(word).toString('hex'))
    await cilie.press('capture-finish')
    await cilie.sees('film-ready', 240_000)
    expect(await film()).to.deep.include({ id, sizeBytes: total })
    expect((await film()).film).to.include({ missingMs: 0 })
    expect(await kept()).to.deep.equal([])
  })

  it('[UP47] lets go of nothing that lies in the browser while its key cannot be had', async function () {
    this.timeout(300_000)
    await discard()
    const { page } = cilie
    const id = await beginUnsent(page)
    const total = await leaveUnsealed(page, id, 20)
    await cilie.goto(round)
    await whenSealed(page, 20)
    const network = await page.createCDPSession()
    await network.send('Network.enable')
    await network.send('Network.setBlockedURLs', { urls: ['*/keeping-key'] })
    await cilie.goto(round)
    await cilie.press('capture-finish')
    await cilie.sees('capture-not-yet')
    expect((await kept()).length).to.equal(20)
    await network.send('Network.setBlockedURLs', { urls: [] })
    await cilie.press('capture-finish')
    await cilie.sees('film-ready', 240_000)
    expect((await film()).sizeBytes).to.equal(total)
  })

  /** Every part that lies in this browser, with its raw bytes. */
  function kept() {
    return cilie.page.evaluate(async () => {
      const request = indexedDB.open('samsyn-film', 1)
      await new Promise(done => request.addEventListener('success', done))
      const all = request.result.transaction('part').objectStore('part').getAll()
      await new Promise(done => all.addEventListener('success', done))
      request.result.close()
      const rows = all.result as { id: string; at: number; sealed?: Blob; bytes?: Blob }[]
      const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
      return Promise.all(
        rows.map(async row => ({
          ...row,
          hex: hex(new Uint8Array(await (row.sealed ?? row.bytes ?? new Blob()).arrayBuffer())),
        })),
      )
    })
  }

  /** Begins, and waits until a second of sound has been sent. */
  async function begun() {
    await cilie.press('capture-start')
    await until('some sound is sent', async () => (await sentBytes()) > 5_000, 60_000)
  }
})
