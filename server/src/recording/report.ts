import type { Block, Locale, Occasion, Paper, PaperPart } from '@samsyn/shared'
import { reportWords } from './report-words.ts'

export type ReportWish = { locale: Locale; timeZone: string }

export type ReportInput = {
  occasions: readonly Occasion[]
  createdMs: number
  retainUntilMs: number | null
  madeMs: number
}

/** What becomes of a film, for a young person or a guardian to read: when and why it was watched, and until when it is kept. */
export function reportOf({ occasions, createdMs, retainUntilMs, madeMs }: ReportInput, wish: ReportWish): Paper {
  const words = reportWords(wish.locale)
  const { day, minute } = clockOf(wish)
  const said = ({ purpose, fromMs, untilMs }: Occasion) => {
    const until = minute(untilMs) === minute(fromMs) ? null : minute(untilMs)
    return words.watched(day(fromMs), minute(fromMs), until, purpose)
  }
  const kept = retainUntilMs === null ? words.keptOpen : words.keptUntil(day(retainUntilMs))
  const watched: Block[] =
    occasions.length === 0
      ? [line(words.never)]
      : [{ kind: 'bulletList', items: occasions.map(one => [line(said(one))]) }]
  const parts: PaperPart[] = [
    { kind: 'heading', level: 1, text: words.title },
    prose(line(words.what(day(createdMs))), line(words.made(day(madeMs), minute(madeMs)))),
    { kind: 'heading', level: 2, text: words.when },
    prose(...watched),
    { kind: 'heading', level: 2, text: words.who },
    prose(line(words.whoMay)),
    { kind: 'heading', level: 2, text: words.kept },
    prose(line(kept), line(words.yourRight)),
  ]
  return { title: words.title, locale: wish.locale, parts }
}

function clockOf({ locale, timeZone }: ReportWish) {
  const language = locale === 'da' ? 'da-DK' : 'en-GB'
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone })
  const minute = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone })
  return { day: (ms: number) => day.format(ms), minute: (ms: number) => minute.format(ms) }
}

const prose = (...blocks: Block[]): PaperPart => ({ kind: 'prose', blocks })

function line(text: string): Block {
  return { kind: 'paragraph', words: [{ kind: 'text', text, bold: false, italic: false }] }
}
