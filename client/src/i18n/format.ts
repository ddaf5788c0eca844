import type { Locale } from '@samsyn/shared'

export { filmTime } from '@samsyn/shared'

/** Whose something is: "Cilies", and "Jens'" after an s; in English "Cilie's". */
export function whose(name: string, locale: Locale): string {
  if (locale === 'en') return `${name}'s`
  return /[sxz]$/i.test(name) ? `${name}'` : `${name}s`
}

/** Film time as it is read aloud: "18 sekunder", "1 minut og 9 sekunder". */
export function spokenTime(ms: number, locale: Locale): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  const say = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
  const parts = [seconds >= 60 && say(Math.floor(seconds / 60), 'minute'), say(seconds % 60, 'second')]
  return new Intl.ListFormat(locale).format(parts.filter(part => part !== false))
}

/** The time of day: "13.30" in Danish, "13:30" in English. */
export function timeOfDay(ms: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(ms))
}

/** A date: "26. maj 2021". */
export function date(ms: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(ms))
}

/** A date and time of day: "26. maj 2021 kl. 13.30". */
export function dateTime(ms: number, locale: Locale): string {
  const day = date(ms, locale)
  const time = timeOfDay(ms, locale)
  return locale === 'da' ? `${day} kl. ${time}` : `${day} at ${time}`
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How long ago, as people say it: "for 5 minutter siden"; under a minute, "nu". */
export function ago(ms: number, nowMs: number, locale: Locale): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const [unit, size] = steps.find(([, length]) => nowMs - ms >= length) ?? ['second', 1000]
  return format.format(unit === 'second' ? 0 : -Math.floor((nowMs - ms) / size), unit)
}

/** A share of a whole: "12 %" in Danish. */
export const percent = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share)
