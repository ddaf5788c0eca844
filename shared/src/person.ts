import { z } from 'zod'
import { PersonId } from './ids.ts'
import { Text } from './text.ts'

export const roles = ['worker', 'supervisor', 'admin'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const locales = ['da', 'en'] as const
export const Locale = z.enum(locales)
export type Locale = z.infer<typeof Locale>

/** A user of the platform as others see them. */
export const Person = z.object({ id: PersonId, displayName: z.string(), role: Role })
export type Person = z.infer<typeof Person>

/** The signed-in user as they see themselves. */
export const Self = Person.extend({ email: z.string(), locale: Locale })
export type Self = z.infer<typeof Self>

/** E-mail addresses compare without case and surrounding space. */
export const Email = Text.trim().toLowerCase().pipe(z.email().max(254))
