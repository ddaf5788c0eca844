import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { Select } from '../../ui/Select.tsx'

const rates = [0.25, 0.5, 0.75, 1, 1.5, 2]

/** How fast the film runs, for everybody. */
export function RateMenu({ rate, onChoose }: { rate: number; onChoose: (rate: number) => void }) {
  const { t } = useTranslation()
  const inWords = (value: number) => t('playback.rateTimes', { rate: value.toLocaleString(language()) })
  const known = rates.includes(rate) ? rates : [...rates, rate].sort((a, b) => a - b)
  return (
    <Select
      label={t('playback.rate')}
      value={String(rate)}
      items={known.map(value => ({ id: String(value), label: inWords(value) }))}
      onChange={id => onChoose(Number(id))}
      className="film-controls__rate"
      data-testid="rate"
    />
  )
}
