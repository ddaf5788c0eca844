import { contextWords, type RecordingContext } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import './context.css'

/** A context sheet as it is read: only what was filled in. */
export function ContextCard({ context }: { context: RecordingContext }) {
  const { t } = useTranslation()
  const written = contextWords.filter(field => context[field] !== '')
  const knows = context.relationKnown !== 'notSaid'
  if (written.length === 0 && !knows) return <p className="ui-muted">{t('recording.context.none')}</p>
  return (
    <dl className="context-card" data-testid="context-card">
      {written.map(field => (
        <Fact key={field} name={t(`recording.context.${field}`)} what={context[field]} />
      ))}
      {knows ? (
        <Fact
          name={t('recording.context.relationKnown')}
          what={t(`recording.context.known.${context.relationKnown}`)}
        />
      ) : null}
    </dl>
  )
}

function Fact({ name, what }: { name: string; what: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{what}</dd>
    </div>
  )
}
