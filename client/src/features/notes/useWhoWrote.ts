import { CoWriter } from '@samsyn/shared'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import type { OpenDoc } from '../../net/docs.ts'
import { createStore, type Store } from '../../store.ts'
import { ownersIn, writersOfLines } from './line-writers.ts'
import type { WhoWrote } from './who-wrote.ts'

type Named = { id: string; displayName: string }

/** Knows who wrote which line, by name, and whether it is to be shown. */
export function useWhoWrote(
  { doc, awareness }: OpenDoc,
  sections: readonly string[],
  people: readonly Named[],
): WhoWrote & { shown: Store<boolean> } {
  const { t } = useTranslation()
  const known = useRef(people)
  known.current = people
  return useMemo(() => {
    const nameOf = (id: string) => known.current.find(person => person.id === id)?.displayName ?? t('notes.somebody')
    const owners = () => {
      const now = ownersIn(doc, sections)
      for (const [client, { user }] of awareness.getStates()) {
        const person = CoWriter.safeParse(user).data
        if (person) now.set(client, person.id)
      }
      return now
    }
    return {
      shown: createStore(false),
      lines: section => writersOfLines(doc, section, owners()),
      say(writers, filmMs, still) {
        const names = new Intl.ListFormat(language()).format(writers.map(nameOf))
        if (filmMs === null) return names
        return t(still ? 'notes.wroteStill' : 'notes.wrotePlaying', { names, time: filmTime(filmMs) })
      },
    }
  }, [doc, awareness, sections, t])
}
