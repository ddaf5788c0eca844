import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from './free-port.ts'
import { root } from './root.ts'
import { startApp } from './server.ts'

const program = 'server/src/session/testing/serve-provider.ts'

/** Who is known at the organisation, by the name they sign in with there. */
export type Accounts = Record<string, { email?: string; email_verified?: boolean }>

/** An organisation's OpenID Connect provider in a process of its own. It can go away and come back. */
async function organisation(accounts: Accounts) {
  const port = await freePort()
  let child: ChildProcess | null = null
  process.on('exit', () => child?.kill('SIGKILL'))

  return {
    /** What tells the server of it. */
    settings: {
      OIDC_ISSUER: `http://127.0.0.1:${port}`,
      OIDC_CLIENT_ID: 'samsyn',
      OIDC_CLIENT_SECRET: 'a secret of the tests',
      OIDC_NAME: 'Nordby Kommune',
    },
    /** Opens it for the product at this address. */
    async open(baseUrl: string) {
      const logoutUri = `${baseUrl}/api/session/organisation/logout`
      const setting = { accounts, port, logoutUri, redirectUri: `${baseUrl}/organisation` }
      child = spawn(process.execPath, [program, JSON.stringify(setting)], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      if (child.stdout) await once(child.stdout, 'data')
    },
    async close() {
      const stopped = child
      child = null
      if (!stopped || stopped.exitCode !== null) return
      const gone = once(stopped, 'exit')
      stopped.kill('SIGKILL')
      await gone
    },
  }
}

export type Organisation = Awaited<ReturnType<typeof organisation>>

/** The product, and an organisation through which one can sign in to it. */
export async function startWithOrganisation(accounts: Accounts) {
  const provider = await organisation(accounts)
  const app = await startApp(provider.settings)
  await provider.open(app.baseUrl)
  return { provider, app }
}
