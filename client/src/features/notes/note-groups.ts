import type { Dimension, Locale, Manual } from '@samsyn/shared'

/** A section of the notes with its heading. */
export type NoteHeading = { key: string; label: string }
/** Sections that stand together under the heading of their fokusområde; those that stand alone have none. */
export type NoteGroup = { key: string; label: string | null; sections: NoteHeading[] }

type OwnWords = Record<'sinceLast' | 'takeAway' | 'nextStep', string>

/** The notes in reading order, with the manual's words and our own. */
export function noteGroups(manual: Manual, locale: Locale, words: OwnWords): NoteGroup[] {
  const alone = (key: string, label: string): NoteGroup => ({ key, label: null, sections: [{ key, label }] })
  const heading = (dimension: Dimension) => ({ key: dimension.key, label: dimension[locale] })
  return [
    alone('sinceLast', words.sinceLast),
    ...manual.domains.map(domain => ({
      key: domain.key,
      label: domain[locale],
      sections: domain.dimensions.map(heading),
    })),
    ...manual.crossCutting.map(dimension => alone(dimension.key, dimension[locale])),
    alone('takeAway', words.takeAway),
    alone('nextStep', words.nextStep),
  ]
}
