import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Doc } from 'yjs'
import { IconButton } from '../../ui/IconButton.tsx'
import { useWrittenCount } from './useWrittenCount.ts'

type Props = {
  label: string
  sections: readonly string[]
  doc: Doc
  folded: boolean
  onFold: (folded: boolean) => void
  /** Names of the others who write in one of its sections now. */
  writers: readonly string[]
  children: ReactNode
}

/** A fokusområde: its heading and its dimensions. Folded away, it still says that something is written there, and who writes. */
export function NotesDomain({ label, sections, doc, folded, onFold, writers, children }: Props) {
  const { t } = useTranslation()
  const count = useWrittenCount(doc, sections)
  return (
    <section className="notes-domain" aria-label={label}>
      <div className="notes-domain__head">
        <h3 className="notes-domain__name">{label}</h3>
        {folded && (
          <span className="notes-domain__holds">
            {writers.length > 0 ? t('notes.writesHere', { names: writers.join(', ') }) : t('notes.written', { count })}
          </span>
        )}
        <IconButton
          label={t(folded ? 'notes.unfold' : 'notes.fold', { domain: label })}
          icon={ChevronDown}
          size="compact"
          aria-expanded={!folded}
          className="notes-domain__fold"
          onPress={() => onFold(!folded)}
        />
      </div>
      {children}
    </section>
  )
}
