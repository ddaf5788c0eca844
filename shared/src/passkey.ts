import { z } from 'zod'
import { Text } from './text.ts'

/** The id a credential was given by its authenticator. */
export const PasskeyId = z.string().regex(/^[\w-]{1,1400}$/)

/** What somebody calls a passkey. */
export const PasskeyName = Text.trim().min(1).max(60)

/** One of my passkeys; without a name it is called by the browser it was made in. */
export const Passkey = z.object({
  id: PasskeyId,
  name: z.string().nullable(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  createdMs: z.number(),
  usedMs: z.number().nullable(),
})
export type Passkey = z.infer<typeof Passkey>

/** What WebAuthn asks a browser for, as JSON. */
export const PasskeyOptions = z.record(z.string(), z.unknown())

const text = Text.max(20_000)

/** What a browser answers to WebAuthn, as JSON; its meaning is checked by the library. */
export const PasskeyResponse = z.object({
  id: PasskeyId,
  rawId: PasskeyId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text.optional(),
    authenticatorData: text.optional(),
    signature: text.optional(),
    userHandle: text.optional(),
    transports: z.array(Text.max(20)).max(10).optional(),
  }),
})
export type PasskeyResponse = z.infer<typeof PasskeyResponse>
