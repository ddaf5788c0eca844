import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sync, unlessMissing } from '../files/disk.ts'

/** What lies in a data folder and is exchanged whole; what lies in `files`, which may be a disk of its own, name by name. */
const parts = ['samsyn.db', 'samsyn.db-wal', 'samsyn.db-shm', 'keys', 'audit.anchor'] as const
const Marker = z.object({ phase: z.enum(['out', 'in']), about: z.string() })
type Marker = z.infer<typeof Marker>

const markerOf = (dataDir: string) => join(dataDir, '.replacing')
const roomsOf = (dataDir: string) => [
  { place: dataDir, moves: (name: string) => parts.some(part => part === name) },
  { place: join(dataDir, 'files'), moves: (name: string) => !name.startsWith('.') },
]
const draftOf = (dataDir: string) => `${markerOf(dataDir)}.part`
const comingTo = (place: string) => join(place, '.restoring')
const goneFrom = (place: string) => join(place, '.replaced')

/** Empty folders in which another data folder can be made ready: its database and keys, and its files. */
export async function beginRestoring(dataDir: string): Promise<{ dir: string; filesDir: string }> {
  await clear(dataDir)
  for (const { place } of roomsOf(dataDir)) await mkdir(comingTo(place), { recursive: true, mode: 0o700 })
  return { dir: comingTo(dataDir), filesDir: comingTo(join(dataDir, 'files')) }
}

/** Gives up what was being made ready. */
export const giveUpRestoring = clear

/**
 * Puts what was made ready in the place of what is there. From here on it happens, whatever happens: cut off anywhere, it is
 * finished by `settleRestoring`.
 */
export async function replaceData(dataDir: string, about: string): Promise<void> {
  for (const { place } of roomsOf(dataDir)) await sync(comingTo(place))
  await mark(dataDir, { phase: 'out', about })
  await settleRestoring(dataDir)
}

/**
 * Finishes a replacing that was cut off, and answers what it was about; null when there was none. What was only being made
 * ready is cleared away. To be called before anything of a data folder is opened, by whoever has it alone.
 */
export async function settleRestoring(dataDir: string): Promise<string | null> {
  const marker = await markerIn(dataDir)
  if (marker?.phase === 'out') {
    for (const { place, moves } of roomsOf(dataDir)) await moveAll(place, goneFrom(place), moves)
    await mark(dataDir, { ...marker, phase: 'in' })
  }
  if (marker) for (const { place, moves } of roomsOf(dataDir)) await moveAll(comingTo(place), place, moves)
  await clear(dataDir)
  if (marker) await unlink(markerOf(dataDir))
  if (marker) await sync(dataDir)
  return marker?.about ?? null
}

/** Whether what was made ready is being put in place. */
export const isReplacing = (dataDir: string): boolean => existsSync(markerOf(dataDir))

async function markerIn(dataDir: string): Promise<Marker | null> {
  const text = await readFile(markerOf(dataDir), 'utf8').catch(unlessMissing)
  return text === null ? null : Marker.parse(JSON.parse(text))
}

/** Writes how far it has come, in one step. */
async function mark(dataDir: string, marker: Marker): Promise<void> {
  await writeFile(draftOf(dataDir), JSON.stringify(marker), { mode: 0o600, flush: true })
  await rename(draftOf(dataDir), markerOf(dataDir))
  await sync(dataDir)
}

async function moveAll(from: string, to: string, moves: (name: string) => boolean): Promise<void> {
  const names = (await readdir(from).catch(unlessMissing)) ?? []
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of names.filter(moves)) await rename(join(from, name), join(to, name))
  if (existsSync(from)) await sync(from)
  await sync(to)
}

async function clear(dataDir: string): Promise<void> {
  await rm(draftOf(dataDir), { force: true })
  for (const { place } of roomsOf(dataDir)) {
    await rm(goneFrom(place), { recursive: true, force: true })
    await rm(comingTo(place), { recursive: true, force: true })
  }
}
