import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/** More answers than this are not waited for on one connection: no browser asks before it has the answer before. */
const mostAtOnce = 8

/**
 * A door for who asks one thing after the other on a connection. Whoever asks for very many before the first answer is cut off:
 * all of them would have to be looked at in one go, and everybody else would wait.
 */
export function oneByOne(door: RequestListener): RequestListener {
  const asked = new WeakMap<Socket, number>()
  return (request, response) => {
    const { socket } = request
    if (socket.destroyed) return
    const count = (asked.get(socket) ?? 0) + 1
    if (count > mostAtOnce) return void socket.destroy()
    asked.set(socket, count)
    response.once('close', () => asked.set(socket, (asked.get(socket) ?? 1) - 1))
    door(request, response)
  }
}
