import type { Page } from 'puppeteer-core'
import { fakeDevices, openBrowser } from '../support/browser.ts'
import { frameOnScreen } from '../support/strip.ts'
import { until } from '../support/until.ts'

const withinMs = 30_000
const open = new Set<Participant>()

/** Everybody whose browser is open now. */
export const everybody = (): readonly Participant[] => [...open]

/** A person with a browser process of their own. What they do, they do with what is on their screen. */
export class Participant {
  readonly name: string
  readonly page: Page
  /** Everything the browser complained of: errors in the page, refusals of the content policy. */
  readonly complaints: string[] = []
  readonly #close: () => Promise<void>

  private constructor(name: string, page: Page, close: () => Promise<void>) {
    this.name = name
    this.page = page
    this.#close = close
    open.add(this)
    page.setDefaultTimeout(withinMs)
    page.on('pageerror', error => this.complaints.push(String(error)))
    page.on('console', message => {
      const text = message.text()
      // What a browser cannot make sense of in our headers is a warning.
      const isComplaint = message.type() === 'error' || text.includes('Permissions-Policy')
      if (isComplaint && !/ERR_CONNECTION|Failed to load resource|WebSocket/.test(text)) this.complaints.push(text)
    })
  }

  /** With a camera and a microphone. */
  static open(name: string, browserArgs: string[] = []): Promise<Participant> {
    return Participant.#open(name, [...fakeDevices, ...browserArgs])
  }

  /** On a machine that has neither. */
  static openWithoutDevices(name: string, browserArgs: string[] = []): Promise<Participant> {
    return Participant.#open(name, browserArgs)
  }

  static async #open(name: string, browserArgs: string[]): Promise<Participant> {
    const { browser, close } = await openBrowser(browserArgs)
    const [page] = await browser.pages()
    if (!page) throw new Error('a browser without a page')
    return new Participant(name, page, close)
  }

  /** The same person in one more tab, in which nothing was pressed yet. */
  async inNewTab(): Promise<Participant> {
    const page = await this.page.browser().newPage()
    return new Participant(this.name, page, () => page.close())
  }

  /** The window that opens by pressing something. */
  async windowBy(testId: string): Promise<Page> {
    const opened = new Promise<Page>(resolve => {
      this.page.browser().once('targetcreated', target => void target.page().then(page => page && resolve(page)))
    })
    await this.press(testId)
    return opened
  }

  close(): Promise<void> {
    open.delete(this)
    return this.#close()
  }

  goto = (url: string) => this.page.goto(url, { waitUntil: 'domcontentloaded' })
  at = (testId: string) => this.page.locator(`[data-testid="${testId}"]`)

  async press(testId: string): Promise<void> {
    await this.at(testId).click()
  }

  /** Puts the caret there by pointing, once more if the page moved under the pointer, and types. */
  async write(testId: string, text: string): Promise<void> {
    await until(`${this.name} has the caret in ${testId}`, async () => {
      await this.press(testId)
      return this.page.$eval(`[data-testid="${testId}"]`, here => here.contains(document.activeElement))
    })
    await this.page.keyboard.type(text)
  }

  /** Presses something by its words, as people find it. */
  async pressWords(selector: string, words: string): Promise<void> {
    await this.page.locator(`${selector} ::-p-text(${words})`).click()
  }

  async sees(testId: string, withinMs = 30_000): Promise<void> {
    await this.page.waitForSelector(`[data-testid="${testId}"]`, { visible: true, timeout: withinMs })
  }

  /** Waits until the element says what is expected. */
  async reads(testId: string, expected: string | RegExp, withinMs = 30_000): Promise<void> {
    const matches = (text: string | null) =>
      typeof expected === 'string' ? text?.includes(expected) : expected.test(text ?? '')
    let last: string | null = null
    await until(
      `${this.name} reads ${expected} in ${testId}`,
      async () => {
        last = await this.textOf(testId)
        return matches(last)
      },
      withinMs,
    ).catch((error: Error) => {
      throw new Error(`${error.message}; it says: ${last}`)
    })
  }

  textOf(testId: string): Promise<string | null> {
    return this.page.evaluate(id => document.querySelector(`[data-testid="${id}"]`)?.textContent ?? null, testId)
  }

  attribute(testId: string, name: string): Promise<string | null> {
    return this.page.evaluate(
      (id, key) => document.querySelector(`[data-testid="${id}"]`)?.getAttribute(key) ?? null,
      testId,
      name,
    )
  }

  /** The frame number that the pixels of the film on this screen say. */
  frame = () => frameOnScreen(this.page)

  /** Waits until this person's screen shows the same standing frame as everybody's, and tells which, read from the pixels. */
  async samePicture(): Promise<number> {
    await until(
      `${this.name} is told that all see the same`,
      async () => (await this.attribute('same-picture', 'data-state')) === 'same',
    )
    return until(`${this.name} sees a frame`, async () => {
      const frame = await this.frame()
      return frame === null ? null : { frame }
    }).then(seen => seen.frame)
  }

  async signIn(baseUrl: string, email: string, password = 'samsyn-demo'): Promise<void> {
    await this.goto(`${baseUrl}/sign-in`)
    await this.write('sign-in-email', email)
    await this.write('sign-in-password', password)
    await this.press('sign-in')
    await this.sees('account')
  }

  async signInBy(loginUrl: string): Promise<void> {
    await this.goto(loginUrl)
    await this.sees('account')
  }

  async join(url: string): Promise<void> {
    await this.goto(url)
    await this.press('join')
    await this.inRoom()
  }

  async inRoom(withinMs = 30_000): Promise<void> {
    await this.sees('film')
    await until(
      `${this.name} has the film`,
      () =>
        this.page.evaluate(
          () => (document.querySelector<HTMLVideoElement>('[data-testid="film"]')?.readyState ?? 0) >= 2,
        ),
      withinMs,
    )
  }
}
