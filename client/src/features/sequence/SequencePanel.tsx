import type { AppError, Sequence, SequenceId } from '@samsyn/shared'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Loading, Skeleton } from '../../ui/Skeleton.tsx'
import { draftOf } from './draft.ts'
import { type EditorProps, SequenceEditor } from './SequenceEditor.tsx'
import { SequenceList } from './SequenceList.tsx'
import type { Span } from './span.ts'
import './SequencePanel.css'

type Answer = { data: readonly Sequence[] | undefined; error: AppError | null; refetch: () => unknown }

type Props = Omit<EditorProps, 'onPlay'> & {
  answer: Answer
  shownId: SequenceId | null
  isLooping: boolean
  onPlaySpan: (id: SequenceId, span: Span, how: 'once' | 'loop' | 'show') => void
  /** What can be done when the sequences have been chosen. */
  meeting: ReactNode
}

/** Beside the film: the sequence being worked on while there is one, else all of them. */
export function SequencePanel({ answer, shownId, isLooping, onPlaySpan, meeting, ...editor }: Props) {
  const { t } = useTranslation()
  const { recordingId, manual, desk, draft, seenBy } = editor

  function edit(sequence: Sequence) {
    desk.put(draftOf(sequence))
    onPlaySpan(sequence.id, sequence, 'show')
  }

  return (
    <section className="sequence-panel" aria-label={t('sequence.workbench')}>
      {draft.span ? (
        <div key="one" className="sequence-panel__body">
          <SequenceEditor key={draft.id} {...editor} onPlay={(id, span) => onPlaySpan(id, span, 'once')} />
        </div>
      ) : (
        <>
          <div key="all" className="sequence-panel__body">
            {answer.data ? (
              <SequenceList
                recordingId={recordingId}
                manual={manual}
                sequences={answer.data}
                shownId={shownId}
                isLooping={isLooping}
                isArranged={seenBy !== null}
                onPlay={(sequence, loop) => onPlaySpan(sequence.id, sequence, loop ? 'loop' : 'once')}
                onEdit={edit}
              />
            ) : (
              <NotHere {...answer} />
            )}
          </div>
          {answer.data ? <div className="sequence-panel__foot">{meeting}</div> : null}
        </>
      )}
    </section>
  )
}

function NotHere({ error, refetch }: Pick<Answer, 'error' | 'refetch'>) {
  const { t } = useTranslation()
  if (error) {
    const again = <Button onPress={() => void refetch()}>{t('common.tryAgain')}</Button>
    return (
      <Notice tone="problem" title={t('sequence.list.failed')} action={again} live>
        {t(`errors.${error.code}`)}
      </Notice>
    )
  }
  return (
    <Loading label={t('sequence.loading')}>
      <Skeleton shape="title" />
      <Skeleton shape="block" />
      <Skeleton shape="block" />
    </Loading>
  )
}
