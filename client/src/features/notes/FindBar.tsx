import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Find, Finding } from './find.ts'

/** The field one looks for words in the notes with; it says how many there are and at which one stands. */
export function FindBar({ find, finding }: { find: Find; finding: Finding }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') find.move(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') find.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const { query, count, at } = finding
  return (
    <search className="notes-find" aria-label={t('notes.find')}>
      <input
        ref={field}
        type="text"
        className="notes-find__field"
        aria-label={t('notes.findWords')}
        data-testid="notes-find"
        value={query}
        onChange={event => find.search(event.target.value)}
        onKeyDown={press}
      />
      <span className="notes-find__count" role="status" data-testid="notes-find-count">
        {query === '' ? '' : count === 0 ? t('notes.findNone') : t('notes.findAt', { at: at + 1, count })}
      </span>
      <IconButton
        label={t('notes.findPrevious')}
        icon={ChevronUp}
        size="compact"
        isDisabled={count === 0}
        onPress={() => find.move(-1)}
      />
      <IconButton
        label={t('notes.findNext')}
        icon={ChevronDown}
        size="compact"
        isDisabled={count === 0}
        onPress={() => find.move(1)}
      />
      <IconButton label={t('notes.findClose')} icon={X} size="compact" onPress={() => find.close()} />
    </search>
  )
}
