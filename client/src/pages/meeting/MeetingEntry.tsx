import type { Film, Meeting, Sequence } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { DeviceCheck } from '../../features/media/DeviceCheck.tsx'
import type { LocalMedia } from '../../features/media/local-media.ts'
import { SignedInShell } from '../../features/session/SignedInShell.tsx'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import './MeetingEntry.css'

type Props = { meeting: Meeting; film: Film; sequences: readonly Sequence[]; local: LocalMedia; onEnter: () => void }

/** Before the meeting: seeing that picture and sound work, and one button in. */
export function MeetingEntry({ meeting, local, onEnter }: Props) {
  const { t } = useTranslation()
  const self = useSelf()
  const others = meeting.participants.filter(({ id }) => id !== self.id).map(({ displayName }) => displayName)
  const names = new Intl.ListFormat(language()).format(others)
  return (
    <SignedInShell>
      <title>{`${t('meeting.title', { round: meeting.cycleIndex })} · ${t('common.product')}`}</title>
      <div className="meeting-entry">
        <header>
          <h1>{t('meeting.entryTitle', { names })}</h1>
          <p className="meeting-entry__lead">{t('meeting.entryLead', { round: meeting.cycleIndex })}</p>
        </header>
        <DeviceCheck local={local} name={self.displayName}>
          <Button variant="primary" size="large" onPress={onEnter} data-testid="join">
            {t('meeting.enter')}
          </Button>
        </DeviceCheck>
      </div>
    </SignedInShell>
  )
}
