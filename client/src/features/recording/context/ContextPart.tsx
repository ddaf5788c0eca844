import type { Recording } from '@samsyn/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { ContextCard } from './ContextCard.tsx'
import { ContextForm } from './ContextForm.tsx'
import './context.css'

type Props = { recording: Recording; mayWrite: boolean }

/** What there is to know of the conversation: written by whoever held it, read by whoever analyses it. */
export function ContextPart({ recording, mayWrite }: Props) {
  const { t } = useTranslation()
  const [writing, setWriting] = useState(false)
  const { context } = recording
  if (!mayWrite && !context) return null
  return (
    <section className="context" aria-labelledby="context-title" data-testid="context">
      <h3 id="context-title">{t('recording.context.title')}</h3>
      {context && !writing ? <ContextCard context={context} /> : null}
      {mayWrite && (writing || !context) ? (
        <ContextForm recording={recording} onDone={() => setWriting(false)} />
      ) : null}
      {mayWrite && context && !writing ? (
        <Button variant="quiet" size="compact" onPress={() => setWriting(true)} data-testid="context-edit">
          {t('recording.context.edit')}
        </Button>
      ) : null}
    </section>
  )
}
