import { Scissors } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import type { Marking } from './marking.ts'
import './MarkBar.css'

/** The buttons that mark a sequence where the film stands. */
export function MarkBar({ marking }: { marking: Marking }) {
  const { t } = useTranslation()
  return (
    <section className="mark-bar" aria-label={t('sequence.mark.label')}>
      <Button size="compact" shortcut="I" onPress={marking.markStart} data-testid="mark-in">
        {t('sequence.mark.in')}
      </Button>
      <Button size="compact" shortcut="O" onPress={marking.markEnd} data-testid="mark-out">
        {t('sequence.mark.out')}
      </Button>
      <Button size="compact" variant="quiet" icon={Scissors} onPress={marking.markFrom} data-testid="mark-from">
        {t('sequence.mark.from')}
      </Button>
    </section>
  )
}
