import type { Sequence } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { KindShape } from '../../ui/KindShape.tsx'
import './SequenceCard.css'

type Props = { sequence: Sequence; open: boolean; onOpen: (open: boolean) => void }

/** The sequence that is on, in one slim line under the film; a press shows its card again. */
export function SequenceLine({ sequence, open, onOpen }: Props) {
  const { t } = useTranslation()
  const { kind, title, question, startMs, endMs } = sequence
  return (
    <button
      type="button"
      className="sequence-line"
      aria-expanded={open}
      onClick={() => onOpen(!open)}
      data-testid="sequence-line"
    >
      <KindShape kind={kind} size={12} />
      <span className="ui-visually-hidden">{t(`sequence.kinds.${kind}`)}: </span>
      <span className="sequence-line__words">{question || title || `${filmTime(startMs)}–${filmTime(endMs)}`}</span>
    </button>
  )
}
