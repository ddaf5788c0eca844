import type { CDPSession } from 'puppeteer-core'
import type { Participant } from './Participant.ts'

export type Authenticator = { cdp: CDPSession; authenticatorId: string }

/** Gives somebody's browser a device that makes and keeps passkeys, and finds its person there. */
export async function authenticatorOf({ page }: Participant): Promise<Authenticator> {
  const cdp = await page.createCDPSession()
  await cdp.send('WebAuthn.enable')
  const options = {
    ...({ protocol: 'ctap2', transport: 'internal' } as const),
    ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  }
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  return { cdp, authenticatorId }
}
