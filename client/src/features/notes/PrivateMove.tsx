import type { Manual } from '@samsyn/shared'
import { CornerUpRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import type { NoteGroup, NoteHeading } from './note-groups.ts'
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
  function move() {
    setGoing('moving')
    onMove(to).then(
      () => setGoing('moved'),
      () => setGoing('stayed'),
    )
  }
  return (
    <div className="private-move">
      <Select label={t('privateNotes.to')} value={to} onChange={setTo} {...choicesOf(groups)} data-testid="move-to" />
      <Button icon={CornerUpRight} isDisabled={!isReady || going === 'moving'} onPress={move} data-testid="move-line">
        {t('privateNotes.move')}
      </Button>
      <p className="ui-muted ui-small" role="status">
        {going === 'resting' ? t('privateNotes.moveHelp') : t(`privateNotes.${going}`)}
      </p>
    </div>
  )
}

/** The sections under their fokusområde, then those that stand alone. */
function choicesOf(groups: readonly NoteGroup[]) {
  const item = ({ key, label }: NoteHeading) => ({ id: key, label })
  const sections = groups.flatMap(({ key, label, sections }) =>
    // A list tells its headings and its items apart by their ids alone.
    label === null ? [] : [{ id: `group-${key}`, label, items: sections.map(item) }],
  )
  return { sections, items: groups.flatMap(group => (group.label === null ? group.sections.map(item) : [])) }
}
