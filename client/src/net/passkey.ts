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

/** Makes a passkey for who is signed in, and answers what the server needs of it. Who has just come in to make one needs no proof. */
export async function makePasskey(proof?: Proof): Promise<PasskeyResponse> {
  const options = (await call('passkey:begin', { proof })) as unknown as PublicKeyCredentialCreationOptionsJSON
  return asked(() => startRegistration({ optionsJSON: options }))
}

async function asked(ask: () => Promise<unknown>): Promise<PasskeyResponse> {
  try {
    return (await ask()) as PasskeyResponse
  } catch (cause) {
    throw new AppError('passkey-refused', 'not shown', { cause })
  }
}
