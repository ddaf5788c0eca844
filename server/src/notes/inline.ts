import { filmTime, type Inline, type Locale } from '@samsyn/shared'
import { paperWords } from './words.ts'

/** A stretch of a line as it looks on paper: a chip is its time or its title. */
export type Run = { text: string; bold: boolean; italic: boolean; href: string | null }

/** The stretches of one line; a break within it is its own "\n". */
export function runsOf(words: readonly Inline[], locale: Locale): Run[] {
  return words.map(word => {
    if (word.kind === 'text') return { text: word.text, bold: word.bold, italic: word.italic, href: word.href ?? null }
    return { text: chipText(word, locale), bold: word.kind !== 'break', italic: false, href: null }
  })
}

function chipText(chip: Exclude<Inline, { kind: 'text' }>, locale: Locale): string {
  switch (chip.kind) {
    case 'break':
      return '\n'
    case 'time':
      return filmTime(chip.filmMs)
    case 'still':
      return paperWords(locale).still(filmTime(chip.filmMs))
    case 'sequence':
    case 'point':
      return `»${chip.label}«`
  }
}
