import { AppError, type PasskeyResponse, type Proof } from '@samsyn/shared'
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { call } from './api.ts'

/** Whether this browser knows passkeys. */
export const hasPasskeys = browserSupportsWebAuthn

/** Has the person show that it is them by a passkey of this site. An AppError 'passkey-refused' when they or their device would not. */
export async function showPasskey(): Promise<PasskeyResponse> {
  const options = (await call('passkey:ask', {})) as unknown as PublicKeyCredentialRequestOptionsJSON
  return asked(() => startAuthentication({ optionsJSON: options }))
}

/** What a passkey is to be like that the server asks for. */
export type PasskeyWanted = PublicKeyCredentialCreationOptionsJSON

/** Has the server ask for a passkey of who is signed in. Who has just come in to make one needs no proof. */
export async function wantPasskey(proof?: Proof): Promise<PasskeyWanted> {
  return (await call('passkey:begin', { proof })) as unknown as PasskeyWanted
}

/** Makes a passkey in this browser, which asks its person; answers what the server needs of it. */
export function makePasskey(wanted: PasskeyWanted): Promise<PasskeyResponse> {
  return asked(() => startRegistration({ optionsJSON: wanted }))
}

async function asked(ask: () => Promise<unknown>): Promise<PasskeyResponse> {
  try {
    return (await ask()) as PasskeyResponse
  } catch (cause) {
    throw new AppError('passkey-refused', 'not shown', { cause })
  }
}
