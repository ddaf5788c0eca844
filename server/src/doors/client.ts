import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'

const yearMs = 365 * 24 * 60 * 60_000

/** The built client: its assets for ever (their names carry a hash), its one page for every other address. */
export function clientPages(dir: string): RequestHandler {
  const router = Router()
  router.use('/assets', express.static(join(dir, 'assets'), { immutable: true, maxAge: yearMs, fallthrough: false }))
  router.use(express.static(dir, { index: false }))
  router.get('/*path', page(dir))
  router.get('/', page(dir))
  return router
}

function page(dir: string): RequestHandler {
  return (_request, response, next) => {
    response.set('Cache-Control', 'no-cache')
    // Whole or not at all: an answer in parts is a film's alone.
    response.sendFile(join(dir, 'index.html'), { acceptRanges: false }, error => error && next(error))
  }
}
