import type { FilmedPerson, RecordingId } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'

type Props = {
  recordingId: RecordingId
  person: FilmedPerson
  isOpen: boolean
  onClose: () => void
  /** It was a slip, or the answer is still to come: the film only closes. */
  onNotYet: () => void
}

/** Asks what it means that a consent is not there any more: withdrawn, so that the film goes, or only not there yet. */
export function TakeBack({ recordingId, person, isOpen, onClose, onNotYet }: Props) {
  const { t } = useTranslation()
  const withdraw = useChange('consent:withdraw', ['recording:get', 'course:of-cycle', 'course:list'])
  const actions = (
    <>
      <Button onPress={onClose} autoFocus data-testid="cancel">
        {t('recording.people.takeBack.cancel')}
      </Button>
      <Button onPress={onNotYet} data-testid="consent-not-yet">
        {t('recording.people.takeBack.notYet')}
      </Button>
      <Button
        variant="danger"
        isDisabled={withdraw.isPending}
        onPress={() => withdraw.mutate({ recordingId, id: person.id }, { onSuccess: onClose })}
        data-testid="consent-withdraw"
      >
        {t('recording.people.takeBack.withdraw')}
      </Button>
    </>
  )
  return (
    <Dialog
      {...{ isOpen, onClose, actions }}
      title={t('recording.people.takeBack.title')}
      role="alertdialog"
      size="medium"
    >
      <p>{t('recording.people.takeBack.why', { label: person.label })}</p>
      <p>{t('recording.people.takeBack.onlyWrong')}</p>
      {withdraw.error ? <Notice tone="problem" title={t(`errors.${withdraw.error.code}`)} live /> : null}
    </Dialog>
  )
}
