import type { Role, SignInMethod } from '@samsyn/shared'

/** Whose roles need a passkey besides what else they sign in with. */
export type RequiredOf = readonly Role[]

/** What the organisation asks for is the organisation's; a passkey is two things by itself. */
const needing: ReadonlySet<SignInMethod> = new Set(['password', 'invitation', 'link'])

/** Who needs a second thing to sign in with, as this installation is configured. */
export function createPasskeyRequired(roles: RequiredOf) {
  return {
    of: (role: Role): boolean => roles.includes(role),
    /** Whether somebody who has come in this way has a passkey still to make. */
    isMissing: (role: Role, method: SignInMethod, has: boolean): boolean =>
      !has && needing.has(method) && roles.includes(role),
  }
}

export type PasskeyRequired = ReturnType<typeof createPasskeyRequired>
