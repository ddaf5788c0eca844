import type { Browser } from 'puppeteer-core'

/** Gives a browser the session of a `name=value` cookie, on every port of this machine. */
export async function signIn(browser: Browser, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  const ours = { secure: true, httpOnly: true, sameSite: 'Strict' } as const
  await browser.setCookie({ name, value, domain: 'localhost', path: '/', ...ours })
}
