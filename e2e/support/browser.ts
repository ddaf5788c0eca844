import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, launch } from 'puppeteer-core'
import { endsWithUs } from './ending.ts'

const always = [
  '--use-fake-ui-for-media-stream',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--lang=da',
]

/** Makes a camera and a microphone out of nothing; with few pictures, for several browsers code and decode them on one machine. */
export const fakeDevices = ['--use-fake-device-for-media-stream=fps=5']

/** A Chromium process of its own with an empty profile, whose person allows camera and microphone. */
export async function openBrowser(more: string[]): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'samsyn-browser-'))
  const browser = await launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
    userDataDir: profile,
    args: [...always, ...more],
    defaultViewport: { width: 1280, height: 720 },
    // Puppeteer ends every second of several browsers, and lets us go on without those it ended.
    ...{ handleSIGHUP: false, handleSIGINT: false, handleSIGTERM: false },
  })
  const hasEnded = endsWithUs(() => killGroup(browser.process()?.pid))
  return {
    browser,
    close: async () => {
      await browser.close()
      hasEnded()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A browser is many processes, which are one group; one that is gone is no matter. */
function killGroup(pid: number | undefined) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {}
}
