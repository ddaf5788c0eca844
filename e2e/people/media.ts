import { until } from '../support/until.ts'
import type { Participant } from './Participant.ts'

/** Waits until moving pictures of somebody arrive on this person's screen. */
export async function seesFaceOf(viewer: Participant, personId: string): Promise<void> {
  const timeOf = () =>
    viewer.page.evaluate(id => {
      const video = document.querySelector<HTMLVideoElement>(`[data-testid="face-${id}"] video`)
      return video && video.videoWidth > 0 ? video.getVideoPlaybackQuality().totalVideoFrames : 0
    }, personId)
  const before = await until(`${viewer.name} sees a face`, timeOf, 60_000)
  await until(`${viewer.name} sees it move`, async () => (await timeOf()) > before + 5)
}

/** Waits until a voice that is not silence is heard on this person's machine. */
export async function hearsSomebody(listener: Participant): Promise<void> {
  await until(`${listener.name} hears somebody`, () => listener.page.evaluate(loudestVoice), 60_000)
}

/** Whether any playing remote voice has energy within a second of listening. Runs in the page. */
async function loudestVoice(): Promise<boolean> {
  const streams = [...document.querySelectorAll('audio')]
    .map(audio => audio.srcObject)
    .filter(source => source !== null)
  const context = new AudioContext()
  try {
    const analysers = streams.map(stream => {
      const analyser = context.createAnalyser()
      context.createMediaStreamSource(stream as MediaStream).connect(analyser)
      return analyser
    })
    const samples = new Float32Array(2048)
    for (let look = 0; look < 60; look++) {
      for (const analyser of analysers) {
        analyser.getFloatTimeDomainData(samples)
        if (samples.some(sample => Math.abs(sample) > 0.01)) return true
      }
      await new Promise(requestAnimationFrame)
    }
    return false
  } finally {
    await context.close()
  }
}
