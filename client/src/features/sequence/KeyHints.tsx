import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd.tsx'
import './KeyHints.css'

/** Which keys do what, for those who have a keyboard; the timeline tells them all. */
export function KeyHints() {
  const { t } = useTranslation()
  // What does not fit is left out from the end: the way to all of them comes first.
  const hints = [
    { keys: ['?'], does: t('timeline.hints.all') },
    { keys: [t('timeline.keys.space')], does: t('timeline.hints.play') },
    { keys: ['L'], does: t('timeline.hints.faster') },
    { keys: ['J'], does: t('timeline.hints.back') },
    { keys: [',', '.'], does: t('timeline.hints.frame') },
    { keys: ['I', 'O'], does: t('timeline.hints.mark') },
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
