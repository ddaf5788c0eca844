import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { AppError, Film, type RecordingId } from '@samsyn/shared'
import { readScratch, scratchAt, writeScratch } from '../files/scratch.ts'
import { storedJson } from '../store/stored.ts'
import { makeSmallApart } from './film/apart.ts'
import type { Making } from './film-work.ts'
import { newJob } from './jobs.store.ts'
import { folderOf, shownOf } from './keys.ts'

/** Makes the small one of a film that is seen already. May be begun again from the start at any time. */
export function createSmallWork({ records, register, files, now, log, ...tools }: Making) {
  /** The film of a recording that has no small one yet. */
  async function filmWithout(id: RecordingId): Promise<Film | null> {
    const row = await records.byId(id)
    if (row?.state !== 'ready' || row.filmJson === null) return null
    const film = storedJson(Film, row.filmJson)
    // Not taken for one that needs none: it is to have one when it can be read again.
    if (!film) throw new AppError('damaged', folderOf(id))
    return film.hasSmall ? null : film
  }

  async function make(id: RecordingId, film: Film, signal: AbortSignal): Promise<void> {
    await files.workspace(async workDir => {
      const proxy = scratchAt(join(workDir, 'film'))
      await writeScratch(proxy, files.read(shownOf(id, 'film')), signal)
      const small = await makeSmallApart({ proxy, film, workDir, tools: { ...tools, signal } })
      await files.write(shownOf(id, 'small'), readScratch(small))
    })
  }

  return {
    async work(subjectId: string, signal: AbortSignal): Promise<void> {
      const id = subjectId as RecordingId
      const film = await filmWithout(id)
      if (!film) return
      await make(id, film, signal)
      const kept = await records.update(id, { filmJson: JSON.stringify({ ...film, hasSmall: true }) })
      if (!kept) await files.remove(folderOf(id))
      await register.changed(id)
    },
    /** The film itself is there all the same. */
    async failed(subjectId: string): Promise<void> {
      log.warn({ recordingId: subjectId }, 'a film stays without a small one')
    },
    /** Sees to it that there will be one; to be called for films of before, too. */
    async wanted(id: RecordingId): Promise<void> {
      if (await filmWithout(id)) await records.addJob(newJob('small', randomUUID(), id, Math.round(now())))
    },
  }
}

export type SmallWork = ReturnType<typeof createSmallWork>
