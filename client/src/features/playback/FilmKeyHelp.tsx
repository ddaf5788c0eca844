import { Keyboard } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { KeyHelp } from '../../ui/timeline/KeyHelp.tsx'
import { belongsElsewhere } from './keys.ts'

export type KeyRow = { keys: string[]; does: string }
type Props = { marking: boolean /** What further keys do on this page. */; more?: readonly KeyRow[] }

/** The button, and the key `?`, that show which keys do what; where one marks, I and O mark. */
export function FilmKeyHelp({ marking, more = [] }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.defaultPrevented || belongsElsewhere(event)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [])

  const film = [
    { keys: [t('timeline.keys.space'), 'K'], does: t('timeline.keys.playOrPause') },
    { keys: ['L'], does: t('timeline.keys.faster') },
    { keys: ['J'], does: t('timeline.keys.back') },
    { keys: [',', '.'], does: t('timeline.keys.frame') },
    { keys: ['<', '>'], does: t('timeline.keys.rate') },
    { keys: ['I', 'O'], does: marking ? t('timeline.keys.mark') : t('timeline.keys.ends') },
    ...more,
    { keys: ['?'], does: t('timeline.keys.help') },
  ]
  const slider = [
    { keys: ['←', '→'], does: t('timeline.keys.second') },
    { keys: ['PgDn', 'PgUp'], does: t('timeline.keys.page') },
    { keys: [t('timeline.keys.home'), t('timeline.keys.end')], does: t('timeline.keys.filmEnds') },
    { keys: ['+', '−'], does: t('timeline.keys.zoom') },
    { keys: ['0'], does: t('timeline.keys.zoomAll') },
    { keys: [t('timeline.keys.wheelKey')], does: t('timeline.keys.wheel') },
  ]
  return (
    <>
      <IconButton
        label={t('timeline.keys.show')}
        icon={Keyboard}
        shortcut="?"
        size="compact"
        className="ui-timeline-keys"
        onPress={() => setOpen(true)}
        data-testid="keys"
      />
      <KeyHelp
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('timeline.keys.title')}
        closeLabel={t('timeline.keys.close')}
        groups={[
          { title: t('timeline.keys.film'), rows: film },
          { title: t('timeline.keys.slider'), rows: slider },
        ]}
      />
    </>
  )
}
