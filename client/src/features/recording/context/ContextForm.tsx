import { acquaintances, identifies, type Recording } from '@samsyn/shared'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../../app/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Row } from '../../../ui/Stack.tsx'
import { ContextField } from './ContextField.tsx'
import { blankSheet } from './sheet.ts'

type Props = { recording: Recording; onDone: () => void }

/** Where the context sheet is written; nothing that tells who somebody is can be saved. */
export function ContextForm({ recording, onDone }: Props) {
  const { t } = useTranslation()
  const [sheet, setSheet] = useState(recording.context ?? blankSheet)
  const put = useChange('recording:put-context', ['recording:get'])
  const field = (name: 'meetingType' | 'place' | 'purpose' | 'participants' | 'notes', rows = 1) => (
    <ContextField name={name} rows={rows} value={sheet[name]} onChange={text => setSheet({ ...sheet, [name]: text })} />
  )
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!identifies(sheet)) put.mutate({ recordingId: recording.id, ...sheet }, { onSuccess: onDone })
  }
  return (
    <form className="context-form" onSubmit={save} data-testid="context-form">
      <p className="ui-muted">{t('recording.context.why')}</p>
      {field('meetingType')}
      {field('place')}
      {field('purpose', 2)}
      <Select
        label={t('recording.context.relationKnown')}
        value={sheet.relationKnown}
        items={acquaintances.map(id => ({ id, label: t(`recording.context.known.${id}`) }))}
        onChange={id => setSheet({ ...sheet, relationKnown: acquaintances.find(one => one === id) ?? 'notSaid' })}
      />
      {field('participants')}
      {field('notes', 3)}
      {put.error ? <Notice tone="problem" title={t(`errors.${put.error.code}`)} live /> : null}
      <Row>
        <Button type="submit" isDisabled={put.isPending || identifies(sheet)} data-testid="context-save">
          {t('recording.context.save')}
        </Button>
        <Button variant="quiet" onPress={onDone}>
          {t('common.cancel')}
        </Button>
      </Row>
    </form>
  )
}
