import type { AgendaStep, Happening, PersonId, ReplayLine, SequenceId } from '@samsyn/shared'
import type { TFunction } from 'i18next'
import { language } from '../../i18n/i18n.ts'

/** By what names the story of a meeting calls people and sequences. */
export type Names = {
  person: (id: PersonId) => string
  people: (ids: readonly PersonId[]) => string
  sequence: (id: SequenceId) => string
}

/** A line of a meeting's story as a sentence. */
export function sentenceOf({ personId, what }: ReplayLine, names: Names, t: TFunction): string {
  const name = names.person(personId)
  switch (what.kind) {
    case 'arrived':
    case 'left':
    case 'played':
    case 'paused':
    case 'moved':
    case 'film':
      return t(`log.did.${what.kind}`, { name })
    case 'chat':
      return t('log.did.chat', { name, text: what.text })
    case 'rate':
      return t('log.did.rate', { name, rate: new Intl.NumberFormat(language()).format(what.rate) })
    case 'loop':
      return t(what.loop ? 'log.did.loopOn' : 'log.did.loopOff', { name })
    case 'sequence':
      return t('log.did.sequence', { name, title: names.sequence(what.sequenceId) })
    case 'step':
      return t('log.did.step', { step: stepName(what.step, names, t) })
    case 'control':
      return controlSentence(what, personId, names, t)
    case 'waited':
      return t('log.did.waited', {
        names: names.people(what.personIds),
        count: Math.max(1, Math.round(what.forMs / 1000)),
      })
  }
}

function controlSentence(
  { controllerId }: Extract<Happening, { kind: 'control' }>,
  by: PersonId,
  names: Names,
  t: TFunction,
) {
  const name = names.person(by)
  if (controllerId === null || controllerId === by) return t('log.did.tookControl', { name })
  return t('log.did.gaveControl', { name, to: names.person(controllerId) })
}

function stepName(step: AgendaStep, names: Names, t: TFunction): string {
  if (step === 'sinceLast') return t('meeting.step.sinceLast')
  if (step === 'nextStep') return t('meeting.step.nextStep')
  return names.sequence(step)
}
