import { type Reply, type RouteInput, type RouteName, type RouteReply, routes } from '@samsyn/shared'

/** A browser: it keeps its cookies, and calls from an address that the proxy tells. */
export class Caller {
  readonly cookies = new Map<string, string>()
  /** The headers of the last answer. */
  answered = new Headers()
  readonly #url: string
  readonly #address: string

  constructor(url: string, address: string) {
    this.#url = url
    this.#address = address
  }

  /** What a route answers. */
  async ask<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<Reply<RouteReply<Name>>> {
    const { method, path } = routes[name]
    const fields = payload as Record<string, unknown>
    const address = path.replace(/:(\w+)/g, (_, field: string) => String(fields[field]))
    const asQuery = method === 'GET'
    const query = asQuery ? `?${new URLSearchParams(payload as Record<string, string>)}` : ''
    const response = await fetch(this.#url + address + query, {
      method,
      headers: { ...this.#headers(), 'content-type': 'application/json' },
      ...(asQuery ? {} : { body: JSON.stringify(payload) }),
    })
    this.answered = response.headers
    this.#keep(response.headers.getSetCookie())
    return (await response.json()) as Reply<RouteReply<Name>>
  }

  /** The reply's value; throws its refusal. */
  async get<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<RouteReply<Name>> {
    const reply = await this.ask(name, payload)
    if (!reply.ok) throw new Error(`${name}: ${reply.code} ${reply.message}`)
    return reply.value
  }

  /** The code of the refusal, or null when there was none. */
  async refusal<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<string | null> {
    const reply = await this.ask(name, payload)
    return reply.ok ? null : reply.code
  }

  /** Who is signed in here, as the server says. */
  async whoAmI(): Promise<string | null> {
    return (await this.get('session:current', {}))?.email ?? null
  }

  /** The same browser, copied: with its cookies of now. */
  copy(): Caller {
    const other = new Caller(this.#url, this.#address)
    for (const [name, value] of this.cookies) other.cookies.set(name, value)
    return other
  }

  #headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    return { 'x-forwarded-for': this.#address, 'user-agent': agent, ...(cookie !== '' && { cookie }) }
  }

  #keep(setCookies: string[]) {
    for (const line of setCookies) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}
