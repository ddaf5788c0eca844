import { z } from 'zod'
import { PasskeyResponse } from './passkey.ts'
import { GivenPassword } from './password.ts'
import { Text } from './text.ts'

/** What a browser has when it comes back from the organisation's sign-in: its ticket, and the query it was sent back with. */
export const OrganisationAnswer = z.object({ ticket: Text.max(4_000), search: Text.max(8_000) })
export type OrganisationAnswer = z.infer<typeof OrganisationAnswer>

/** Where a browser is to go to sign in at the organisation, and the ticket that it keeps meanwhile. */
export const OrganisationBegun = z.object({ url: z.url(), ticket: z.string() })

/** By what somebody shows that it is still them: one of the ways they sign in. */
export const Proof = z.union([
  z.object({ password: GivenPassword }),
  z.object({ passkey: PasskeyResponse }),
  z.object({ organisation: OrganisationAnswer }),
])
export type Proof = z.infer<typeof Proof>

/** The ways in which somebody can show that it is them. */
export const ProofWays = z.object({
  password: z.boolean(),
  passkey: z.boolean(),
  /** The name of the organisation that knows them; null when there is none. */
  organisation: z.string().nullable(),
})
export type ProofWays = z.infer<typeof ProofWays>
