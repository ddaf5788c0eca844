import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Provider } from 'oidc-provider'
import { ProviderVisit } from './provider-visit.ts'

export type Account = { email?: string; email_verified?: boolean; acr?: string }
export type ProviderSetting = {
  accounts: Record<string, Account>
  redirectUri: string
  port?: number
  /** Where it says that somebody is no longer signed in, and how that address is reached. */
  logoutUri?: string
  reach?: (url: string) => string
  /** Whether it says by which of its sessions somebody came, and which is over. */
  tellsSession?: boolean
  /** Hears of every logout token that it sends. */
  sent?: string[]
  /** The private keys it signs with, where not its own. */
  keys?: object[]
}

const client = { clientId: 'samsyn', clientSecret: 'a secret of the tests' }

/** A real OpenID Connect provider on loopback, at which anybody signs in by saying their id. */
export async function openProvider({ accounts, redirectUri, port = 0, ...more }: ProviderSetting) {
  const { logoutUri, reach = url => url, tellsSession = true, sent, keys } = more
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] },
        ...(keys && { id_token_signed_response_alg: 'ES256' as const }),
        ...(logoutUri && { backchannel_logout_uri: logoutUri, backchannel_logout_session_required: tellsSession }),
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    acrValues: [...new Set(Object.values(accounts).flatMap(({ acr }) => acr ?? []))],
    features: { backchannelLogout: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['of the tests'] },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => claimsOf(id) }),
    ...(keys && { jwks: { keys: keys as never } }),
    // It speaks to no machine but this, which it would otherwise refuse.
    fetch(url, { method, headers, body }: RequestInit = {}) {
      if (body instanceof URLSearchParams) sent?.push(body.get('logout_token') ?? '')
      return fetch(reach(String(url)), { method, headers, body } as RequestInit)
    },
  })
  const claimsOf = (id: string) => {
    const { acr: _, ...claims } = accounts[id] ?? {}
    return { sub: id, ...claims }
  }
  // What it could not deliver: otherwise a logout that did not arrive would be one that was refused.
  const undelivered: string[] = []
  provider.on('backchannel.error', (_context, error: Error) => void undelivered.push(error.message))
  const answer = provider.callback()
  server.on('request', (request, response) => {
    void signedInStrongly(provider, accounts, request, response).then(done =>
      done ? undefined : answer(request, response),
    )
  })

  return {
    ...{ issuer, ...client, name: 'Nordby Kommune', undelivered },
    /** A browser of somebody's at the provider, which keeps its cookies. */
    visit: (id: string) => new ProviderVisit(issuer, redirectUri, id),
    /** Goes through its pages once as this account; answers the query it sends the browser back with. */
    goThrough: (url: string, id: string) => new ProviderVisit(issuer, redirectUri, id).goThrough(url),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Its own pages say nothing of how strongly somebody signed in; for who is to, this does. Answers whether it did. */
async function signedInStrongly(
  provider: Provider,
  accounts: Record<string, Account>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const isForm = request.method === 'POST' && /^\/interaction\/[^/]+$/.test(request.url ?? '')
  if (!isForm || !Object.values(accounts).some(({ acr }) => acr !== undefined)) return false
  const { prompt } = await provider.interactionDetails(request, response)
  if (prompt.name !== 'login') return false
  const accountId = new URLSearchParams(await text(request)).get('login') ?? ''
  const acr = accounts[accountId]?.acr
  const result = { login: { accountId, ...(acr !== undefined && { acr }) } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  return true
}
