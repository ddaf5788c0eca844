import type { CycleId, Person, Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { useStore } from '../../useStore.ts'
import { ContextPart } from './context/ContextPart.tsx'
import { Discard } from './Discard.tsx'
import { FilmInWork, FilmOnItsWay } from './FilmInWork.tsx'
import { FilmReady } from './FilmReady.tsx'
import { PickFilm } from './PickFilm.tsx'
import { Unfinished } from './Unfinished.tsx'
import { UploadResume } from './UploadResume.tsx'
import { UploadRunning } from './UploadRunning.tsx'
import { useUploads } from './uploads.ts'
import { Receipts } from './viewings/Receipts.tsx'
import { ViewingsPart } from './viewings/ViewingsPart.tsx'
import './recording.css'

type Props = {
  cycleId: CycleId
  recording: Recording | null
  worker: Person
  /** May choose and send the film. */
  mayUpload: boolean
  mayDiscard: boolean
  /** That the round's film was deleted, in words; null when it was not. */
  gone: string | null
  /** No film is wanted any more. */
  isOver: boolean
}

/** The film of a round, in whatever state it is. */
export function FilmPart({ recording, ...props }: Props) {
  const { cycleId, mayUpload, mayDiscard } = props
  if (!recording) return <NoFilm {...props} />
  return (
    <div className="recording-part" data-testid={`recording-${recording.id}`} data-state={recording.state}>
      <Standing recording={recording} mayUpload={mayUpload} mayDiscard={mayDiscard} />
      {isSomething(recording) ? <ContextPart recording={recording} mayWrite={mayUpload} /> : null}
      {recording.state === 'ready' ? <ViewingsPart recording={recording} isOwner={mayUpload} /> : null}
      {mayUpload ? <Receipts cycleId={cycleId} /> : null}
    </div>
  )
}

function NoFilm({ cycleId, worker, mayUpload, gone, isOver }: Omit<Props, 'recording' | 'mayDiscard'>) {
  const { t } = useTranslation()
  const why = isOver ? t('recording.gone') : gone
  const notSent = mayUpload ? null : t('recording.notSentYet', { other: worker.displayName })
  return (
    <>
      {why ? <p data-testid="film-gone">{why}</p> : notSent && <p className="ui-muted">{notSent}</p>}
      {mayUpload && !isOver ? <PickFilm cycleId={cycleId} /> : null}
      {mayUpload ? <Receipts cycleId={cycleId} /> : null}
    </>
  )
}

/** There is something to be told about: not of a file that is no film, nor of a recording of which nothing has come. */
const isSomething = ({ state, growing, receivedBytes }: Recording) =>
  state !== 'refused' && (!growing || receivedBytes > 0)

type StandingProps = { recording: Recording; mayUpload: boolean; mayDiscard: boolean }

function Standing({ recording, mayUpload, mayDiscard }: StandingProps) {
  const upload = useStore(useUploads().all).get(recording.id)
  const { film, problem, state, damaged } = recording
  if (damaged.includes('film')) return <FilmDamaged recording={recording} mayDiscard={mayDiscard} />
  if (state === 'ready' && film) return <FilmReady {...{ recording, film, mayDiscard }} isOwner={mayUpload} />
  if (state === 'refused')
    return <Refused recording={recording} problem={problem ?? 'tool-failed'} mayUpload={mayUpload} />
  if (recording.growing) return <Unfinished recording={recording} mayUpload={mayUpload} />
  if (state !== 'uploading') return <FilmInWork recording={recording} />
  if (upload) return <UploadRunning recording={recording} upload={upload} />
  return mayUpload ? <UploadResume recording={recording} /> : <FilmOnItsWay recording={recording} />
}

/** What is stored of a film cannot be read: what is so, and what can be done. */
function FilmDamaged({ recording, mayDiscard }: Pick<StandingProps, 'recording' | 'mayDiscard'>) {
  const { t } = useTranslation()
  return (
    <>
      <Notice tone="problem" title={t('recording.ready.damagedTitle')} live data-testid="film-damaged">
        <p>{t('recording.ready.damaged')}</p>
        {mayDiscard ? <p>{t('recording.ready.damagedChoice')}</p> : null}
      </Notice>
      {mayDiscard ? <Discard recordingId={recording.id} what="film" /> : null}
    </>
  )
}

type RefusedProps = { recording: Recording; problem: NonNullable<Recording['problem']>; mayUpload: boolean }

function Refused({ recording, problem, mayUpload }: RefusedProps) {
  const { t } = useTranslation()
  return (
    <>
      <Notice tone="problem" title={t('recording.refused.title')} live data-testid="film-refused">
        <p>{t(`recording.refused.${problem}`)}</p>
        <p className="ui-muted recording-name">{recording.fileName}</p>
        {mayUpload ? null : <p>{t('recording.refused.forSupervisor')}</p>}
      </Notice>
      {mayUpload ? <PickFilm cycleId={recording.cycleId} again /> : null}
    </>
  )
}
