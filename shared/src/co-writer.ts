import { z } from 'zod'
import { Person } from './person.ts'

/** Who somebody at a document is. The server puts it into what their browser says of itself, so that nobody writes in another's name. */
export const CoWriter = Person.pick({ id: true, displayName: true })
export type CoWriter = z.infer<typeof CoWriter>

/** What everybody at a document hears of one who is there (awareness): who, and in which section of the notes they write. */
export const AtDocument = z.looseObject({ user: CoWriter, section: z.string().nullish() })
export type AtDocument = z.infer<typeof AtDocument>
