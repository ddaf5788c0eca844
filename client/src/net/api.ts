import { AppError, type Reply, type RouteInput, type RouteName, type RouteReply, routes, valueIn } from '@samsyn/shared'
import { noteLock } from './locked.ts'

/** Calls an HTTP route of the table. Throws an AppError: the server's own, or 'unavailable' when it cannot be reached. */
export async function call<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<RouteReply<Name>> {
  const reply = await sendInTime(name, payload)
  if (reply.ok || reply.code !== 'not-signed-in' || name === 'session:current') return valueIn(reply)
  // The token may only have grown old, while the machine slept: asking who we are hands out a new one.
  const self = await send('session:current', {})
  return valueIn(self.ok && self.value ? await send(name, payload) : reply)
}

const againTimes = 3
const againMs = 1_000

/** What was refused for the number of requests alone was not looked at: a moment later there is room for it. */
async function sendInTime<Name extends RouteName>(name: Name, payload: RouteInput<Name>) {
  for (let left = againTimes; ; left--) {
    const reply = await send(name, payload)
    if (reply.ok || reply.code !== 'too-many-requests' || left === 0) return reply
    await new Promise(later => setTimeout(later, againMs))
  }
}

async function send<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<Reply<RouteReply<Name>>> {
  const { method, path } = routes[name]
  const { url, rest } = filled(path, payload)
  const asQuery = method === 'GET'
  const query = asQuery && Object.keys(rest).length > 0 ? `?${new URLSearchParams(asText(rest))}` : ''
  const body = asQuery ? {} : { body: JSON.stringify(rest), headers: { 'Content-Type': 'application/json' } }
  try {
    // A change that is on its way when the page is left arrives all the same.
    const response = await fetch(url + query, { method, credentials: 'same-origin', keepalive: !asQuery, ...body })
    const reply: Reply<RouteReply<Name>> = await response.json()
    noteLock(reply)
    return reply
  } catch (cause) {
    throw new AppError('unavailable', 'no answer', { cause })
  }
}

function filled(path: string, payload: Record<string, unknown>) {
  const rest = { ...payload }
  const url = path.replace(/:(\w+)/g, (_, field: string) => {
    const value = rest[field]
    delete rest[field]
    return encodeURIComponent(String(value))
  })
  return { url, rest }
}

function asText(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]))
}
