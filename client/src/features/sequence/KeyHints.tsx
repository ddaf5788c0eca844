import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd.tsx'
import './KeyHints.css'

/** Which keys do what, for those who have a keyboard; the timeline tells them all. */
export function KeyHints() {
  const { t } = useTranslation()
  const hints = [
    { keys: [t('timeline.keys.space'), 'K'], does: t('timeline.hints.play') },
    { keys: ['L'], does: t('timeline.hints.faster') },
    { keys: ['J'], does: t('timeline.hints.back') },
    { keys: [',', '.'], does: t('timeline.hints.frame') },
    { keys: ['I', 'O'], does: t('timeline.hints.mark') },
    { keys: ['?'], does: t('timeline.hints.all') },
  ]
  return (
    <dl className="key-hints" aria-label={t('timeline.hints.label')}>
      {hints.map(({ keys, does }) => (
        <div key={does} className="key-hints__hint">
          <dt>
            {keys.map(key => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            <span className="key-hints__spoken">{keys.join(' ')}</span>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
