import type { Manual, MeetingId, Person } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../app/queries.ts'
import { dateTime } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import type { OpenDoc } from '../../net/docs.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Loading, Skeleton } from '../../ui/Skeleton.tsx'
import { VersionPreview } from './VersionPreview.tsx'
import './VersionsDialog.css'

type Props = {
  meetingId: MeetingId
  open: Pick<OpenDoc, 'doc'>
  manual: Manual
  people: readonly Person[]
  mayRestore: boolean
  onClose: () => void
}

/** How the shared notes were at earlier moments, who wrote then, and the way back to what was lost. */
export function VersionsDialog({ meetingId, open, manual, people, mayRestore, onClose }: Props) {
  const { t } = useTranslation()
  const { data: versions, error } = useAnswer('notes:versions', { meetingId })
  const [chosen, setChosen] = useState<string | null>(null)
  const nameOf = (id: string) => people.find(person => person.id === id)?.displayName ?? t('versions.somebody')
  const options = versions?.toReversed().map(({ seq, atMs, writers }, index) => ({
    value: String(seq),
    label: <span data-testid={`version-${index}`}>{dateTime(atMs, language())}</span>,
    description: new Intl.ListFormat(language()).format(writers.map(nameOf)),
  }))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('versions.title')}
      closeLabel={t('versions.close')}
      size="large"
      data-testid="versions"
    >
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
      {!options && !error ? (
        <Loading label={t('versions.fetching')}>
          <Skeleton width="60%" />
          <Skeleton width="50%" />
        </Loading>
      ) : null}
      {options?.length === 0 ? <p className="ui-muted">{t('versions.none')}</p> : null}
      {options && options.length > 0 ? (
        <div className="versions">
          <RadioGroup label={t('versions.when')} value={chosen} onChange={setChosen} options={options} />
          {chosen === null ? (
            <p className="ui-muted">{t('versions.choose')}</p>
          ) : (
            <VersionPreview key={chosen} seq={Number(chosen)} {...{ meetingId, open, manual, mayRestore }} />
          )}
        </div>
      ) : null}
    </Dialog>
  )
}
