import type { Course, CycleSummary, Film, Manual, Recording } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { MeetingLink } from '../features/course/MeetingLink.tsx'
import { FilmControls } from '../features/playback/FilmControls.tsx'
import { FilmStage } from '../features/playback/FilmStage.tsx'
import { FilmTimeline } from '../features/playback/FilmTimeline.tsx'
import { aloneClock } from '../features/playback/local-steering.ts'
import { bandsOf } from '../features/sequence/bands.ts'
import { MarkBar } from '../features/sequence/MarkBar.tsx'
import { MeetingArranging } from '../features/sequence/MeetingArranging.tsx'
import { SequencePanel } from '../features/sequence/SequencePanel.tsx'
import { titleOf } from '../features/sequence/words.ts'
import { language } from '../i18n/i18n.ts'
import { useStore } from '../useStore.ts'
import { AnalysisHead } from './AnalysisHead.tsx'
import { useWorkbench } from './useWorkbench.ts'
import './AnalysisPage.css'

export type WorkbenchProps = {
  course: Course
  cycle: CycleSummary
  recording: Recording
  film: Film
  manual: Manual
}

/** The film with its hands, its timeline, and beside it the sequence being worked on or the list of them. */
export function AnalysisWorkbench({ course, cycle, recording, film, manual }: WorkbenchProps) {
  const { t } = useTranslation()
  const bench = useWorkbench(recording.id, film)
  const { steering, desk, player, hands, marking, answer, stage, question } = bench
  const vector = useStore(steering.vector)
  const draft = useStore(desk.draft)
  const sequences = answer.data ?? []
  const shownId = vector.sequenceId
  const worker = course.worker.displayName
  const bands = bandsOf(sequences, shownId, sequence => {
    const title = titleOf(sequence, manual, language())
    return t('sequence.item.band', { kind: t(`sequence.kinds.${sequence.kind}`), title })
  })
  return (
    <div className="analysis">
      <AnalysisHead course={course} cycle={cycle} recording={recording} />
      <section ref={stage} className="analysis-stage" tabIndex={-1} aria-label={t('sequence.film')}>
        <FilmStage
          recordingId={recording.id}
          film={film}
          steering={steering}
          clock={aloneClock}
          opening
          onPlayer={bench.setPlayer}
        />
      </section>
      <div className="analysis-controls">
        {player && hands ? <FilmControls player={player} film={film} steering={steering} hands={hands} /> : null}
        {marking ? <MarkBar marking={marking} /> : null}
      </div>
      <div className="analysis-timeline">
        {player && hands && marking ? (
          <FilmTimeline
            recordingId={recording.id}
            film={film}
            player={player}
            hands={hands}
            bands={bands}
            selection={draft.span}
            onSelectionChange={marking.trim}
            onSelectBand={bench.select}
          />
        ) : null}
      </div>
      <SequencePanel
        recordingId={recording.id}
        film={film}
        manual={manual}
        desk={desk}
        draft={draft}
        answer={answer}
        shownId={shownId}
        isLooping={vector.loop}
        seenBy={cycle.meetingId ? worker : null}
        onTrim={span => marking?.trim(span)}
        onShow={bench.show}
        onPlaySpan={bench.playSpan}
        onDone={bench.backToFilm}
        questionRef={question}
        meeting={
          <MeetingArranging
            cycleId={cycle.id}
            meetingId={cycle.meetingId}
            sequences={sequences}
            workerName={worker}
            link={cycle.meetingId ? <MeetingLink meetingId={cycle.meetingId} /> : null}
          />
        }
      />
    </div>
  )
}
