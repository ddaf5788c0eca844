import type { Page } from 'puppeteer-core'

/** What the film's own pixels say: the frame number in the strip along its lower edge, or null when it cannot be read. */
export function frameOnScreen(page: Page): Promise<number | null> {
  return page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid="film"]')
    if (!video || video.videoWidth === 0) return null
    const canvas = document.createElement('canvas')
    canvas.width = 16
    canvas.height = 1
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return null
    const block = video.videoWidth / 16
    const y = video.videoHeight * (708 / 720)
    for (let index = 0; index < 16; index++) {
      context.drawImage(video, (index + 0.3) * block, y - 2, block * 0.4, 4, index, 0, 1, 1)
    }
    const { data } = context.getImageData(0, 0, 16, 1)
    const bits = Array.from({ length: 16 }, (_, index) => (data[index * 4] ?? 0) > 127)
    const number = bits.slice(2, 14).reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0)
    const odd = bits.slice(2, 14).filter(bit => bit).length % 2 === 1
    const sound = bits[0] === true && bits[1] === false && bits[14] === odd && bits[15] === !odd
    return sound ? number : null
  })
}
