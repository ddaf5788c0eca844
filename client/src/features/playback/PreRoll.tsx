import { useTranslation } from 'react-i18next'
import { Switch } from '../../ui/Switch.tsx'

/** Whether a sequence begins a little before itself, so that one knows where one is. */
export function PreRoll({ preRolls, onChange }: { preRolls: boolean; onChange: (preRolls: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Switch
      label={t('playback.sequence.preRoll')}
      isSelected={preRolls}
      onChange={onChange}
      className="room__pre-roll"
      data-testid="pre-roll"
    />
  )
}
