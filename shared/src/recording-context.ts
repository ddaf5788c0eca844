import { z } from 'zod'
import { looksLikeCpr } from './consent.ts'
import { Text } from './text.ts'

const words = (longest: number) => Text.trim().max(longest)

/** How well those in the film knew each other beforehand. */
export const acquaintances = ['notSaid', 'first', 'few', 'well'] as const
export const Acquaintance = z.enum(acquaintances)
export type Acquaintance = z.infer<typeof Acquaintance>

/** What a supervisor needs to know of a conversation, and nothing by which anybody could be recognised. */
export const RecordingContext = z.object({
  meetingType: words(80),
  place: words(80),
  purpose: words(300),
  relationKnown: Acquaintance,
  participants: words(200),
  notes: words(2000),
})
export type RecordingContext = z.infer<typeof RecordingContext>

/** The fields of a context sheet that are written in words, in the order they are asked for. */
export const contextWords = ['meetingType', 'place', 'purpose', 'participants', 'notes'] as const

export type Identifying = 'cpr' | 'email' | 'phone'

const email = /(?<![^\s@])[^\s@]+@[^\s@]+\.[a-z]{2,}/i
const phone = /(?<!\d)(?:(?:\+|00)\d{2}[\s.-]?)?\d{2}(?:[\s.-]?\d{2}){3}(?!\d)/
const date = /\b\d{1,2}[\s./-]+\d{1,2}[\s./-]+(?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b/g

/** What in a text would tell who somebody is, as far as its shape can show; null for nothing. A date is not one. */
export function identifyingIn(text: string): Identifying | null {
  if (looksLikeCpr(text)) return 'cpr'
  if (email.test(text)) return 'email'
  return phone.test(text.replace(date, ' ')) ? 'phone' : null
}

/** Whether any field of a sheet would tell who somebody is. */
export function identifies(context: RecordingContext): boolean {
  return contextWords.some(field => identifyingIn(context[field]) !== null)
}
