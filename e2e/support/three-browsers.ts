import { openBrowser } from './browser.ts'

// Three browsers that stay open, and their process numbers: for the test that tells this process to end.
const browsers = await Promise.all([1, 2, 3].map(() => openBrowser([])))
process.stdout.write(`${JSON.stringify(browsers.map(({ browser }) => browser.process()?.pid))}\n`)
setInterval(() => undefined, 60_000)
