import type { RecordingId } from '@samsyn/shared'
import type { Page } from 'puppeteer-core'

declare global {
  interface Window {
    /** Each sends the chosen file, and says how long that took until all of it was acknowledged, in ms. */
    upload?: {
      resumable(recordingId: RecordingId): Promise<number>
      plain(address: string): Promise<number>
    }
  }
}

/** Chooses the file in the page as a person would: it is read from the disk while it is sent. */
export async function chooseFile(page: Page, file: string): Promise<void> {
  const input = await page.waitForSelector('input')
  await input?.uploadFile(file)
}

/** Sends the chosen file by the product's own upload; how long that took, in ms. */
export const sendResumable = async (page: Page, id: RecordingId): Promise<number> =>
  (await page.evaluate(recordingId => window.upload?.resumable(recordingId), id)) ?? Number.NaN

/** Sends the chosen file by one PUT; how long that took, in ms. */
export const sendPlain = async (page: Page, address: string): Promise<number> =>
  (await page.evaluate(to => window.upload?.plain(to), address)) ?? Number.NaN
