import { AppError } from '@samsyn/shared'
import express, { type Express } from 'express'
import { securityHeaders } from './headers.ts'
import { statusOf } from './status.ts'

const page = `<!doctype html><html lang="da"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>Samsyn starter</title><h1>Samsyn starter</h1><p>Vent et øjeblik. Siden kommer af sig selv.</p>
<p lang="en">Samsyn is starting. Wait a moment: the page comes by itself.</p></html>
`

/** What answers until the server is ready: that it lives, and that it is not ready yet. */
export function startingDoor(production: boolean): Express {
  const app = express()
  const { code, message } = new AppError('unavailable', 'the server is starting')
  app.disable('x-powered-by')
  app.use(securityHeaders(production))
  app.get('/healthz', (_request, response) => void response.send('ok'))
  app.use((request, response) => {
    response.status(statusOf(code)).set({ 'Retry-After': '2', 'Cache-Control': 'no-store' })
    if (request.accepts(['json', 'html']) === 'html') response.type('html').send(page)
    else response.json({ ok: false, code, message })
  })
  return app
}
