import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import './ApartRibbon.css'

/** Round the film while somebody looks back alone: that nobody else sees this, and the way back. */
export function ApartRibbon({ onRejoin }: { onRejoin: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="apart" data-testid="apart">
      <div className="apart__ribbon">
        <p className="apart__words" role="status">
          {t('playback.apart')}
        </p>
        <Button size="compact" onPress={onRejoin} data-testid="rejoin">
          {t('playback.rejoin')}
        </Button>
      </div>
    </div>
  )
}
