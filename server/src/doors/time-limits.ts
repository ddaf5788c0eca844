import type { Request, RequestHandler, Response } from 'express'

const wholeBodyMs = 30_000
const stillMs = 30_000
const unreadMs = 60_000

/** Whether a body comes with a request. */
export const hasBody = ({ headers }: Request) => 'content-length' in headers || 'transfer-encoding' in headers

/** Cuts a request off whose body has not come whole in time, whoever sends it. */
export function bodyInTime(withinMs = wholeBodyMs): RequestHandler {
  return (request, _response, next) => {
    if (hasBody(request)) {
      const late = setTimeout(() => request.socket.destroy(), withinMs)
      request.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late))
    }
    next()
  }
}

/** Lets a body take as long as it needs, as long as it moves. */
export function bodyInProgress(request: Request): void {
  request.setTimeout(stillMs, () => request.socket.destroy())
}

/** Cuts an answer off that nobody takes: what is read ahead for it would stay in memory for as long as they like. */
export function takenInTime(response: Response): void {
  response.setTimeout(unreadMs, () => response.socket?.resetAndDestroy())
}
