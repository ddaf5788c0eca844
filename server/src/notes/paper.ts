import {
  type Block,
  type DevelopmentPoint,
  dimensionLabel,
  type Locale,
  type Manual,
  type Meeting,
  type Paper,
  type PaperPart,
} from '@samsyn/shared'
import { paperWords } from './words.ts'

export type PaperInput = {
  meeting: Pick<Meeting, 'cycleIndex' | 'participants' | 'state' | 'startedMs' | 'endedMs'>
  manual: Manual
  /** What is written in a section of the notes. */
  prose: (section: string) => readonly Block[]
  agreed: readonly DevelopmentPoint[]
  locale: Locale
  timeZone: string
}

/** A meeting's notes as one reads them on paper: who met and when, what is next, and the notes under the manual's headings. */
export function paperOf(input: PaperInput): Paper {
  const words = paperWords(input.locale)
  const title = words.title(input.meeting.cycleIndex)
  const parts: PaperPart[] = [
    { kind: 'heading', level: 1, text: title },
    { kind: 'prose', blocks: [line(metIn(input)), ...input.meeting.participants.map(one => line(words.who(one)))] },
    ...section(2, words.nextStep, input.prose('nextStep'), words.noNextStep),
    ...agreedIn(input),
    ...section(2, words.sinceLast, input.prose('sinceLast')),
    ...notesIn(input),
    ...section(2, words.takeAway, input.prose('takeAway')),
  ]
  return { title, locale: input.locale, parts }
}

function metIn({ meeting, locale, timeZone }: PaperInput): string {
  const words = paperWords(locale)
  if (meeting.state === 'cancelled') return words.calledOff
  if (meeting.startedMs === null) return words.notMet
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone })
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone })
  const until = meeting.endedMs === null ? null : clock.format(meeting.endedMs)
  return words.met(day.format(meeting.startedMs), clock.format(meeting.startedMs), until)
}

function agreedIn({ agreed, manual, locale }: PaperInput): PaperPart[] {
  const said = ({ text, when, dimension }: DevelopmentPoint) =>
    [text, when, dimension && dimensionLabel(manual, dimension, locale)].filter(Boolean).join(' · ')
  if (agreed.length === 0) return []
  const items = agreed.map(point => [line(said(point))])
  return section(2, paperWords(locale).agreed, [{ kind: 'bulletList', items }])
}

/** The sections of the manual in which something is written, under their fokusområde. */
function notesIn({ manual, prose, locale }: PaperInput): PaperPart[] {
  const domains = manual.domains.flatMap(domain => {
    const inside = domain.dimensions.flatMap(dimension => section(3, dimension[locale], prose(dimension.key)))
    return inside.length > 0 ? [heading(2, domain[locale]), ...inside] : []
  })
  return [...domains, ...manual.crossCutting.flatMap(one => section(2, one[locale], prose(one.key)))]
}

function section(level: 2 | 3, text: string, blocks: readonly Block[], ifEmpty?: string): PaperPart[] {
  if (blocks.length === 0 && ifEmpty === undefined) return []
  const shown = blocks.length > 0 ? blocks : [line(ifEmpty ?? '')]
  return [heading(level, text), { kind: 'prose', blocks: shown }]
}

const heading = (level: 2 | 3, text: string): PaperPart => ({ kind: 'heading', level, text })

function line(text: string): Block {
  return { kind: 'paragraph', words: [{ kind: 'text', text, bold: false, italic: false }] }
}
