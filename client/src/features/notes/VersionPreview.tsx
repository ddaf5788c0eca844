import type { Manual, MeetingId } from '@samsyn/shared'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as Y from 'yjs'
import { useAnswer } from '../../app/queries.ts'
import type { OpenDoc } from '../../net/docs.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Loading, Skeleton } from '../../ui/Skeleton.tsx'
import { Row } from '../../ui/Stack.tsx'
import { NotesLetter } from './NotesLetter.tsx'
import { useDocRevision } from './useDocRevision.ts'
import { useNoteGroups } from './useNoteGroups.ts'
import { differs, restoreSection } from './versions-restore.ts'

type Props = {
  meetingId: MeetingId
  seq: number
  open: Pick<OpenDoc, 'doc'>
  manual: Manual
  mayRestore: boolean
}

/** The notes as they read at one moment, and what of it can be brought back. */
export function VersionPreview({ meetingId, seq, open, manual, mayRestore }: Props) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('notes:at', { meetingId, seq })
  const then = useMemo(() => (data ? docFrom(data.update) : null), [data])
  if (error) return <Notice tone="problem" title={t(`errors.${error.code}`)} live />
  if (!then) {
    return (
      <Loading label={t('versions.fetching')}>
        <Skeleton width="80%" />
      </Loading>
    )
  }
  return (
    <div className="versions__then" data-testid="version-preview">
      {mayRestore ? <Restoring open={open} then={then} manual={manual} /> : null}
      <NotesLetter open={{ doc: then }} manual={manual} />
    </div>
  )
}

function Restoring({ open, then, manual }: { open: Pick<OpenDoc, 'doc'>; then: Y.Doc; manual: Manual }) {
  const { t } = useTranslation()
  const groups = useNoteGroups(manual)
  const [undo, setUndo] = useState<{ label: string; now: () => void } | null>(null)
  useDocRevision(open.doc)
  const other = groups.flatMap(({ sections }) => sections).filter(({ key }) => differs(open.doc, then, key))
  return (
    <>
      {undo ? (
        <Notice
          tone="success"
          title={t('versions.restored', { section: undo.label })}
          live
          action={
            <Button
              onPress={() => {
                undo.now()
                setUndo(null)
              }}
              data-testid="undo-restore"
            >
              {t('versions.undo')}
            </Button>
          }
        />
      ) : null}
      {other.length === 0 ? <p className="ui-muted">{t('versions.same')}</p> : <p>{t('versions.differs')}</p>}
      <Row>
        {other.map(({ key, label }) => (
          <Button
            key={key}
            size="compact"
            onPress={() => setUndo({ label, now: restoreSection(open.doc, then, key) })}
            data-testid={`restore-${key}`}
          >
            {t('versions.restore', { section: label })}
          </Button>
        ))}
      </Row>
    </>
  )
}

function docFrom(base64: string): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    Uint8Array.from(atob(base64), letter => letter.charCodeAt(0)),
  )
  return doc
}
