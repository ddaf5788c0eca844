import { z } from 'zod'
import type { Locale } from '../person.ts'
import minraadgivningspartner from './minraadgivningspartner-1.0.0.json' with { type: 'json' }

const labels = { da: z.string(), en: z.string() }
const Dimension = z.object({ key: z.string(), ...labels })

/** One frozen version of an observation manual: fokusområder with their dimensions, and what cuts across them. */
export const Manual = z.object({
  manual: z.string(),
  version: z.string(),
  origin: z.string(),
  domains: z.array(z.object({ key: z.string(), ...labels, dimensions: z.array(Dimension) })),
  crossCutting: z.array(Dimension),
})
export type Manual = z.infer<typeof Manual>
export type Dimension = z.infer<typeof Dimension>

const published: readonly Manual[] = [Manual.parse(minraadgivningspartner)]

/** The published manual of that version ("minraadgivningspartner@1.0.0"), or null. */
export function manualOf(version: string): Manual | null {
  return published.find(manual => `${manual.manual}@${manual.version}` === version) ?? null
}

/** Every dimension of a manual in reading order, what cuts across last. */
export function dimensionsOf(manual: Manual): Dimension[] {
  return [...manual.domains.flatMap(domain => domain.dimensions), ...manual.crossCutting]
}

/** The label of a dimension in a language; the key itself when the manual has no such dimension. */
export function dimensionLabel(manual: Manual, key: string, locale: Locale): string {
  return dimensionsOf(manual).find(dimension => dimension.key === key)?.[locale] ?? key
}
