import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export type Account = { email?: string; email_verified?: boolean }

/** A real OpenID Connect provider on loopback, at which anybody signs in by saying their id. */
export async function openProvider(accounts: Record<string, Account>, redirectUri: string) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'samsyn', clientSecret: 'a secret of the tests' }
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['of the tests'] },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...accounts[id] }) }),
  })
  server.on('request', provider.callback())

  /** Goes through the provider's pages as this account; answers the query it sends the browser back with. */
  async function goThrough(url: string, id: string): Promise<string> {
    const cookies = new Map<string, string>()
    const step = async (to: string, form?: Record<string, string>) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
      const response = await fetch(new URL(to, issuer), { ...sent, headers: { cookie }, redirect: 'manual' })
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
        cookies.set(name, value)
      }
      return response.headers.get('location') ?? ''
    }
    let at = await step(url)
    for (let pages = 0; pages < 10 && !at.startsWith(redirectUri); pages++) {
      if (!at.includes('/interaction/')) at = await step(at)
      else {
        const page = await (
          await fetch(new URL(at, issuer), { headers: { cookie: [...cookies].map(one => one.join('=')).join('; ') } })
        ).text()
        const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
        at = await step(at, prompt === 'login' ? { prompt, login: id, password: 'x' } : { prompt })
      }
    }
    return new URL(at).search
  }

  return {
    ...{ issuer, ...client, name: 'Nordby Kommune', goThrough },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
