import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium'
const QUIET = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const CALM = ['--disable-background-networking', '--disable-component-update', '--hide-scrollbars']

/** Lets a browser draw the wanted frames and gives each JPEG to `onFrame`, in order and one at a time. */
export async function draw(mouths, wanted, work, onFrame) {
  const { promise, resolve, reject } = Promise.withResolvers()
  const files = { '/mouths.json': mouths, '/wanted.json': wanted }
  const server = createServer((request, response) => {
    answer(request, response, files, onFrame, resolve).catch(reject)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const page = `http://127.0.0.1:${server.address().port}/stage.html`
  const browser = spawn(BROWSER, [...QUIET, ...CALM, `--user-data-dir=${join(work, 'browser')}`, page], {
    stdio: 'ignore',
  })
  browser.on('exit', code => reject(new Error(`the browser ended early (${code})`)))
  try {
    await promise
  } finally {
    browser.kill()
    await once(browser, 'exit')
    server.closeAllConnections()
    server.close()
  }
}

async function answer(request, response, files, onFrame, done) {
  const { pathname, search } = new URL(request.url, 'http://film')
  if (request.method === 'GET') return serve(response, pathname, files)
  const body = Buffer.concat(await request.toArray())
  if (pathname === '/failed') throw new Error(body.toString())
  if (pathname === '/frame') await onFrame(Number(search.slice(1)), body)
  response.end()
  if (pathname === '/done') done()
}

function serve(response, pathname, files) {
  if (files[pathname]) return response.end(JSON.stringify(files[pathname]))
  if (!/^\/stage\.html$|^\/[a-z]+\.js$/.test(pathname)) return response.writeHead(404).end()
  response.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html')
  response.end(readFileSync(join(import.meta.dirname, pathname)))
}
