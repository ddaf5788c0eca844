import type { Locale } from './person.ts'
import type { Block } from './prose.ts'

/** What a text is on paper: headings of three ranks, and what is written under them. */
export type PaperPart =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'prose'; blocks: readonly Block[] }

export type Paper = { title: string; locale: Locale; parts: PaperPart[] }
