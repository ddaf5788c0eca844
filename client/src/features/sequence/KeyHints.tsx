import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd.tsx'
import './KeyHints.css'

/** Which keys do what, for those who have a keyboard. */
export function KeyHints() {
  const { t } = useTranslation()
  const hints = [
    { keys: [t('sequence.keys.space'), 'K'], does: t('sequence.keys.play') },
    { keys: ['J', 'L'], does: t('sequence.keys.jump') },
    { keys: [',', '.'], does: t('sequence.keys.frame') },
    { keys: ['I', 'O'], does: t('sequence.keys.mark') },
  ]
  return (
    <dl className="key-hints" aria-label={t('sequence.keys.label')}>
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
