import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Film, type RecordingId } from '@samsyn/shared'
import type { Logger } from 'pino'
import type { Files } from '../files/files.ts'
import { readScratch, scratchAt, writeScratch } from '../files/scratch.ts'
import { atMostEvery } from './at-most-every.ts'
import { makeFilmApart } from './film/apart.ts'
import type { Film as MadeFilm } from './film/make.ts'
import { FilmProblem } from './film/problem.ts'
import type { Loudness } from './film/proxy-args.ts'
import { newJob } from './jobs.store.ts'
import { folderOf, originalOf, shownOf } from './keys.ts'
import type { RecordingStore } from './recording.store.ts'
import type { RecordingRow } from './recording-row.ts'
import type { Register } from './register.ts'

const progressEveryMs = 250

/** What making anything of a recording needs. */
export type Making = {
  records: RecordingStore
  register: Register
  files: Files
  now: () => number
  log: Logger
  ffmpeg: string
  ffprobe: string
}

type Needs = Making & {
  loudness: Loudness
  /** The film is made and checked. */
  made: (id: RecordingId) => Promise<void>
}

/** Makes of a received upload the film that is shown. May be begun again from the start at any time. */
export function createFilmWork({ records, register, files, now, log, made, ...tools }: Needs) {
  function progressOf(row: RecordingRow) {
    return atMostEvery<number>(progressEveryMs, now, async progress => {
      register.tellProgress(row, progress)
      await records.update(row.id as RecordingId, { progress })
    })
  }

  async function make(row: RecordingRow, signal: AbortSignal): Promise<Film> {
    const id = row.id as RecordingId
    const progress = progressOf(row)
    const onProgress = (fraction: number) => progress.offer(Math.min(1, Math.max(0, fraction)))
    try {
      return await files.workspace(async workDir => {
        const input = scratchAt(join(workDir, 'upload'))
        // The film, and the copy that it is made from.
        await files.requireRoom(2 * row.sizeBytes)
        await writeScratch(input, files.whileRoom(files.read(originalOf(id))), signal)
        const soundOnly = row.soundOnly === 1
        return keep(id, await makeFilmApart({ input, workDir, soundOnly, ...tools, onProgress, signal, log }))
      })
    } finally {
      await progress.settled()
    }
  }

  async function keep(id: RecordingId, { files: shown, facts, storyboard }: MadeFilm): Promise<Film> {
    await files.write(shownOf(id, 'film'), readScratch(shown.proxy))
    await files.write(shownOf(id, 'opening'), [shown.opening])
    await files.write(shownOf(id, 'poster'), [shown.poster])
    await files.write(shownOf(id, 'storyboard'), [shown.storyboard])
    if (shown.peaks) await files.write(shownOf(id, 'peaks'), [shown.peaks])
    return Film.parse({ ...facts, storyboard })
  }

  async function finish(id: RecordingId, film: Film) {
    const kept = await records.ready(id, JSON.stringify(film), newJob('small', randomUUID(), id, Math.round(now())))
    if (kept) await made(id)
    else await files.remove(folderOf(id))
    await register.changed(id)
  }

  return async function filmWork(subjectId: string, signal: AbortSignal): Promise<void> {
    const id = subjectId as RecordingId
    const row = await records.byId(id)
    if (row?.state !== 'received' && row?.state !== 'processing') return
    await records.update(id, { state: 'processing', progress: 0 })
    await register.changed(id)
    try {
      await finish(id, await make(row, signal))
    } catch (error) {
      if (signal.aborted || !(error instanceof FilmProblem) || error.code === 'tool-failed') throw error
      log.info({ recordingId: id, problem: error.code, reason: error.message }, 'upload refused')
      await register.refuse(id, error.code)
    }
  }
}
