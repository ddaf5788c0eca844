import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Client } from './Client.ts'
import type { Place } from './house.ts'

/** What `hostile.ts` can do. */
export const harms = [
  'messages',
  'cursors',
  'readers',
  'ranges',
  'routes',
  'askers',
  'signers',
  'pipeline',
  'lines',
] as const
export type Harm = (typeof harms)[number]

/** Somebody who does as much harm as they can with one session, in a process of their own; resolves when they have begun. */
export async function startHarm(
  kind: Harm,
  { baseUrl, cookie }: Client,
  place: Pick<Place, 'meetingId' | 'recordingId'>,
) {
  const given = JSON.stringify({ baseUrl, cookie, ...place })
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hostile.ts'), kind, given], { stdio: [...stdio] })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const gone = once(child, 'exit')
  if (child.stdout) await once(child.stdout, 'data')
  return {
    async stop() {
      child.kill('SIGTERM')
      await gone
      process.off('exit', end)
    },
  }
}
