import type { Manual } from '@samsyn/shared'
import { CornerUpRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { useNoteGroups } from './useNoteGroups.ts'

type Props = {
  manual: Manual
  /** Whether there is a line one stands in. */
  isReady: boolean
  onMove: (section: string) => Promise<void>
}

type Going = 'resting' | 'moving' | 'moved' | 'stayed'

/** Moves the line one stands in, or the marked lines, to a section of the shared notes. */
export function PrivateMove({ manual, isReady, onMove }: Props) {
  const { t } = useTranslation()
  const groups = useNoteGroups(manual)
  const [to, setTo] = useState('takeAway')
  const [going, setGoing] = useState<Going>('resting')
  const sections = groups.map(({ key, label, sections }) => ({
    ...{ id: key, label: label ?? '', items: sections.map(({ key, label }) => ({ id: key, label })) },
  }))
  function move() {
    setGoing('moving')
    onMove(to).then(
      () => setGoing('moved'),
      () => setGoing('stayed'),
    )
  }
  return (
    <div className="private-move">
      <Select label={t('privateNotes.to')} value={to} onChange={setTo} sections={sections} data-testid="move-to" />
      <Button icon={CornerUpRight} isDisabled={!isReady || going === 'moving'} onPress={move} data-testid="move-line">
        {t('privateNotes.move')}
      </Button>
      <p className="ui-muted ui-small" role="status">
        {going === 'resting' ? t('privateNotes.moveHelp') : t(`privateNotes.${going}`)}
      </p>
    </div>
  )
}
