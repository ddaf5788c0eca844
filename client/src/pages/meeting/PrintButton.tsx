import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'

/** Prints the page. */
export function PrintButton() {
  const { t } = useTranslation()
  return (
    <Button icon={Printer} onPress={() => window.print()}>
      {t('meeting.afterPrint')}
    </Button>
  )
}
