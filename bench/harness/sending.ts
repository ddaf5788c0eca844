import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { consentText, type Film, FilmedPersonId, RecordingId } from '@samsyn/shared'
import { until } from '../../e2e/support/until.ts'
import type { Client } from '../../e2e/support/wire/Client.ts'
import { firstRoundOf } from '../../e2e/support/wire/house.ts'

/** Begins a recording of so many bytes in a person's first round. */
export async function beginRecording(client: Client, fileName: string, sizeBytes: number): Promise<RecordingId> {
  const id = RecordingId.parse(randomUUID())
  await client.call('recording:create', { cycleId: await firstRoundOf(client), id, fileName, sizeBytes })
  return id
}

/** Sends a file as the film of a person's first round; resolves when the server has all of it. */
export async function sendFile(client: Client, path: string): Promise<RecordingId> {
  const bytes = await readFile(path)
  const recordingId = await beginRecording(client, basename(path), bytes.length)
  await client.upload(recordingId, bytes)
  return recordingId
}

/** The film, once it is made (and the small one of it, if that is wanted too); a refusal is thrown. */
export function filmOf(client: Client, recordingId: RecordingId, small = false): Promise<Film> {
  const look = async () => {
    const { film, problem, state } = await client.call('recording:get', { recordingId })
    if (state === 'refused') throw new Error(`the film was refused: ${problem}`)
    return state === 'ready' && (film?.hasSmall || !small) ? film : null
  }
  return until('the film is made', look, 600_000)
}

/** Somebody is in the film and has consented, so that it may be seen. */
export async function consentTo(client: Client, recordingId: RecordingId): Promise<void> {
  const person = { recordingId, id: FilmedPersonId.parse(randomUUID()) }
  await client.call('recording:put-person', { ...person, label: 'Ung på 17', kind: 'youngPerson' })
  const basis = { givenBy: 'self', method: 'oral', text: consentText } as const
  await client.call('consent:state', { ...person, answer: 'given', basis })
}
