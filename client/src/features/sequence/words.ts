import { dimensionLabel, type Locale, type Manual, type Sequence } from '@samsyn/shared'
import { filmTime } from '../../i18n/format.ts'
import type { SelectSection } from '../../ui/Select.tsx'

/** A manual's dimensions under their focus areas, what goes across last, in that language. */
export function dimensionSections(manual: Manual, locale: Locale, acrossLabel: string): SelectSection[] {
  const item = ({ key, ...labels }: { key: string; da: string; en: string }) => ({ id: key, label: labels[locale] })
  const domains = manual.domains.map(({ key, dimensions, ...labels }) => ({
    id: key,
    label: labels[locale],
    items: dimensions.map(item),
  }))
  return [...domains, { id: 'across', label: acrossLabel, items: manual.crossCutting.map(item) }]
}

/** Film time to the hundredth, where single frames matter: "0:18,40". */
export function exactTime(ms: number, locale: Locale): string {
  const hundredths = String(Math.floor((ms % 1000) / 10)).padStart(2, '0')
  return `${filmTime(ms)}${locale === 'da' ? ',' : '.'}${hundredths}`
}

/** What a sequence is called: its title, else the dimension it is about. */
export function titleOf(sequence: Pick<Sequence, 'title' | 'dimension'>, manual: Manual, locale: Locale): string {
  return sequence.title || dimensionLabel(manual, sequence.dimension, locale)
}
