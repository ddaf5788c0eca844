import { AppError } from '@samsyn/shared'
import express, { type Express } from 'express'
import { securityHeaders } from './headers.ts'
import { startingCss, startingPage, startingStyle } from './starting-page.ts'
import { statusOf } from './status.ts'

/** What answers until the server is ready: that it lives, and that it is not ready yet. */
export function startingDoor(production: boolean): Express {
  const app = express()
  const { code, message } = new AppError('unavailable', 'the server is starting')
  app.disable('x-powered-by')
  app.use(securityHeaders(production))
  app.get('/healthz', (_request, response) => void response.send('ok'))
  app.get(
    startingStyle,
    (_request, response) => void response.type('css').set('Cache-Control', 'no-store').send(startingCss),
  )
  app.use((request, response) => {
    response.status(statusOf(code)).set({ 'Retry-After': '2', 'Cache-Control': 'no-store' })
    if (request.accepts(['json', 'html']) === 'html') response.type('html').send(startingPage)
    else response.json({ ok: false, code, message })
  })
  return app
}
