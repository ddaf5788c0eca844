import type { Film, Manual, RecordingId } from '@samsyn/shared'
import { type KeyboardEvent, type Ref, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { toasts } from '../../app/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type Draft, missingIn, sequenceIn } from './draft.ts'
import type { DraftDesk } from './draft-desk.ts'
import { SpanFields } from './SpanFields.tsx'
import type { Span } from './span.ts'
import { WordFields } from './WordFields.tsx'
import './SequenceEditor.css'

export type EditorProps = {
  recordingId: RecordingId
  film: Film
  manual: Manual
  desk: DraftDesk
  draft: Draft
  /** Set when the social worker sees what is saved at once. */
  seenBy: string | null
  onTrim: (span: Span) => void
  onShow: (ms: number) => void
  onPlay: (id: Draft['id'], span: Span) => void
  /** Called when the desk has been cleared, by saving or by putting away. */
  onDone: () => void
  questionRef: Ref<HTMLTextAreaElement>
}

/** The sequence on the desk: its ends, what it is about, and the question. */
export function SequenceEditor(props: EditorProps) {
  const { recordingId, film, manual, desk, draft, seenBy, onTrim, onShow, onPlay, onDone, questionRef } = props
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const put = useChange('sequence:put', ['sequence:list', 'course:of-cycle', 'course:list'])

  function save() {
    setTried(true)
    const sequence = sequenceIn(draft, recordingId)
    if (put.isPending) return
    if (!sequence) return focusFirstMissing(form.current)
    put.mutate(sequence, {
      onSuccess() {
        desk.saved(draft)
        toasts.add({ text: t('sequence.edit.saved'), tone: 'success' })
        if (!desk.draft.get().span) onDone()
      },
    })
  }

  function putAway() {
    desk.clear()
    onDone()
    const action = { label: t('sequence.edit.fetchBack'), onPress: () => desk.put(draft) }
    if (!draft.known) toasts.add({ text: t('sequence.edit.dropped'), action })
  }

  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    save()
  }

  if (!draft.span) return null
  const { span } = draft
  // Not the button's own busy state: it would go on speaking of a button that is gone when the sequence is saved.
  const saveWord = put.isPending ? t('sequence.edit.saving') : t(put.error ? 'common.tryAgain' : 'sequence.edit.save')
  const missing = tried ? missingIn(draft) : []
  return (
    <form
      ref={form}
      className="sequence-editor"
      onKeyDownCapture={onKey}
      onSubmit={event => event.preventDefault()}
      aria-labelledby="sequence-editor-title"
      data-testid="sequence-editor"
    >
      <h2 id="sequence-editor-title">{t(draft.known ? 'sequence.edit.titleKnown' : 'sequence.edit.titleNew')}</h2>
      <SpanFields
        span={span}
        guessed={draft.guessed}
        film={film}
        onTrim={onTrim}
        onShow={onShow}
        onPlay={() => onPlay(draft.id, span)}
      />
      <WordFields
        draft={draft}
        manual={manual}
        missing={missing}
        questionRef={questionRef}
        onWrite={words => desk.act({ kind: 'write', words })}
      />
      <div className="sequence-editor__actions">
        {put.isPaused ? <Notice tone="attention" title={t('sequence.edit.waiting')} live /> : null}
        {put.error ? (
          <Notice tone="problem" title={t('sequence.edit.notSaved')} live>
            {t('sequence.edit.notSavedWhy', { why: t(`errors.${put.error.code}`) })}
          </Notice>
        ) : null}
        {seenBy ? <p className="ui-meta">{t('sequence.edit.releasedWhy', { name: seenBy })}</p> : null}
        <Button variant="primary" shortcut={t('sequence.edit.saveKeys')} onPress={save} data-testid="sequence-save">
          {saveWord}
        </Button>
        <Button variant="quiet" onPress={putAway} data-testid="sequence-cancel">
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** After the fields have been marked as missing. */
function focusFirstMissing(form: HTMLFormElement | null) {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[data-invalid] input, [data-invalid] button')?.focus())
}
