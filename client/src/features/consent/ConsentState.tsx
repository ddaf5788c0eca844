import type { FilmedPerson, Person } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { Notice } from '../../ui/Notice.tsx'
import { type ConsentStanding, standingOfConsent } from './people.ts'

type Props = { persons: readonly FilmedPerson[]; worker: Person; mayDescribe: boolean }

/** Whether the film may be shown, and if not, because of whom. */
export function ConsentState({ persons, worker, mayDescribe }: Props) {
  const standing = standingOfConsent(persons)
  const sentence = useSentence(standing, mayDescribe ? null : worker.displayName)
  const tone = standing.kind === 'all' ? 'success' : 'attention'
  return <Notice tone={tone} title={sentence} live data-testid="consent-state" />
}

function useSentence(standing: ConsentStanding, other: string | null): string {
  const { t } = useTranslation()
  if (standing.kind === 'all') return t('recording.people.all')
  if (standing.kind === 'nobody') {
    return other === null ? t('recording.people.nobody') : t('recording.people.nobodyFor', { other })
  }
  const who = new Intl.ListFormat(language()).format(standing.labels)
  return t(`recording.people.${standing.kind}`, { who, count: standing.labels.length })
}
