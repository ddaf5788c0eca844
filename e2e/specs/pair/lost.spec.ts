import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { says } from '../../people/at-organisation.ts'
import { lookAt } from '../../people/look.ts'
import { Participant } from '../../people/Participant.ts'
import { type Demo, type RunningApp, startApp } from '../../support/server.ts'

/** Keeps what the page gets of the devices, so that they can be taken away as a hand takes a plug out. */
function keepsTracks() {
  const tracks: MediaStreamTrack[] = []
  Object.assign(window, { tracks })
  const own = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async asked => {
    const stream = await own(asked)
    tracks.push(...stream.getTracks())
    return stream
  }
}

describe('what is lost in a meeting', () => {
  let app: RunningApp
  let demo: Demo
  let ane: Participant

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    demo = await app.demo()
    ane = await Participant.open('Ane')
    await ane.page.evaluateOnNewDocument(keepsTracks)
    await ane.signIn(app.baseUrl, 'ane@demo.invalid')
    await ane.join(demo.meeting.joinUrl)
  })
  after(async () => {
    await ane?.close()
    await app?.stop()
  })

  const unplug = (kind: 'audio' | 'video') =>
    ane.page.evaluate(which => {
      const { tracks } = window as unknown as { tracks: MediaStreamTrack[] }
      for (const track of tracks.filter(one => one.kind === which && one.readyState === 'live')) {
        track.stop()
        track.dispatchEvent(new Event('ended'))
      }
    }, kind)

  it('[MD25] a microphone or camera that stops says so in words, and comes back by its button', async () => {
    await ane.page.waitForSelector('[data-testid="microphone"][aria-pressed="true"]')
    await unplug('audio')
    await says(ane, 'Din mikrofon er stoppet, så de andre hører dig ikke.')
    await lookAt(ane, 'room-microphone-stopped')
    await unplug('video')
    await says(ane, 'Dit kamera er stoppet, så de andre ser dig ikke.')
    for (const source of ['microphone', 'camera']) {
      await ane.press(source)
      await ane.page.waitForSelector(`[data-testid="${source}"][aria-pressed="true"]`)
    }
    expect(await ane.page.evaluate(() => document.body.textContent)).to.not.include('er stoppet')
  })

  it('[ME15] a course that is handed over in the middle is told as that', async () => {
    const course = await ane.page.evaluate(async () => (await (await fetch('/api/courses')).json()).value[0].id)
    const people = ['--from', 'ane@demo.invalid', '--to', 'cilie@demo.invalid']
    await app.samsyn('hand-over', '--course', course, ...people)
    await ane.reads('meeting-lost', 'Du er ikke med i forløbet længere')
    await lookAt(ane, 'room-lost')
    expect(await ane.page.$$eval('audio, video', all => all.length)).to.equal(0)
    expect(ane.complaints).to.deep.equal([])
  })
})
