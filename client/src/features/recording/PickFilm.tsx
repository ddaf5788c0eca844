import type { CycleId } from '@samsyn/shared'
import { Video } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { useBeginFilm } from './useBeginFilm.ts'

/** Where the social worker chooses the film of a round. */
export function PickFilm({ cycleId, again = false }: { cycleId: CycleId; again?: boolean }) {
  const { t } = useTranslation()
  const { begin, busy, unfit, error } = useBeginFilm(cycleId)
  return (
    <>
      {again ? null : (
        <p>
          {t('recording.pick.what')} {t('recording.pick.private')}
        </p>
      )}
      {unfit ? <Notice tone="problem" title={t(`recording.pick.${unfit}`)} live data-testid="film-unfit" /> : null}
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
      <ChooseFile
        label={again ? t('recording.pick.chooseOther') : t('recording.pick.choose')}
        busy={busy}
        onFile={begin}
      />
      <p className="recording-record">
        <LinkButton href={`/rounds/${cycleId}/record`} icon={Video} data-testid="record-here">
          {t('recording.pick.record')}
        </LinkButton>
        <span className="ui-muted ui-small">{t('recording.pick.recordWhat')}</span>
      </p>
    </>
  )
}
