import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'

/** A fokusområde: its heading, and its dimensions, of which those that are empty can be folded away. */
export function NotesDomain({ label, children }: { label: string; children: (folded: boolean) => ReactNode }) {
  const { t } = useTranslation()
  const [folded, setFolded] = useState(false)
  return (
    <section className="notes-domain" aria-label={label}>
      <div className="notes-domain__head">
        <h3 className="notes-domain__name">{label}</h3>
        <IconButton
          label={t(folded ? 'notes.unfold' : 'notes.fold', { domain: label })}
          icon={ChevronDown}
          size="compact"
          aria-expanded={!folded}
          className="notes-domain__fold"
          onPress={() => setFolded(!folded)}
        />
      </div>
      {children(folded)}
    </section>
  )
}
