import type { Recording } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { ContextCard } from './ContextCard.tsx'
import { ContextForm } from './ContextForm.tsx'
import './context.css'

type Props = { recording: Recording; mayWrite: boolean }

/** What there is to know of the conversation: written by whoever held it, read by whoever analyses it. */
export function ContextPart({ recording, mayWrite }: Props) {
  const { t } = useTranslation()
  const { context } = recording
  // While one waits for the film anyway, the sheet lies open.
  const [writing, setWriting] = useState(context === null && recording.state !== 'ready')
  const damaged = recording.damaged.includes('sheet')
  if (!mayWrite && !context && !damaged) return null
  return (
    <section className="context" aria-labelledby="context-title" data-testid="context">
      <h3 id="context-title">{t('recording.context.title')}</h3>
      {context && !writing ? <ContextCard context={context} /> : null}
      {damaged ? (
        <Notice tone="attention" title={t('recording.context.damaged')} data-testid="context-damaged">
          {t('recording.context.damagedWhy')}
        </Notice>
      ) : null}
      {mayWrite && !writing ? (
        <>
          {context ? null : <p className="ui-muted">{t('recording.context.why')}</p>}
          <Button size="compact" onPress={() => setWriting(true)} data-testid="context-edit">
            {context ? t('recording.context.edit') : t('recording.context.write')}
          </Button>
        </>
      ) : null}
      {mayWrite && writing ? <ContextForm recording={recording} onDone={() => setWriting(false)} /> : null}
    </section>
  )
}
