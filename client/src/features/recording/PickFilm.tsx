import type { CycleId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { useBeginFilm } from './useBeginFilm.ts'

/** Where the social worker chooses the film of a round. */
export function PickFilm({ cycleId, again = false }: { cycleId: CycleId; again?: boolean }) {
  const { t } = useTranslation()
  const { begin, busy, isEmpty, error } = useBeginFilm(cycleId)
  return (
    <>
      {again ? null : (
        <p>
          {t('recording.pick.what')} {t('recording.pick.private')}
        </p>
      )}
      {isEmpty ? <Notice tone="problem" title={t('recording.pick.empty')} live /> : null}
      {error ? <Notice tone="problem" title={t(`errors.${error.code}`)} live /> : null}
      <ChooseFile
        label={again ? t('recording.pick.chooseOther') : t('recording.pick.choose')}
        busy={busy}
        onFile={begin}
      />
    </>
  )
}
