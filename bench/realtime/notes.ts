import { setTimeout as elapsed } from 'node:timers/promises'
import { collabMessage } from '@samsyn/shared'
import { askFor, updateMessage } from '../../server/src/collab/message.ts'
import { countBomb, gaps, junk, largeUpdate, mutations } from '../../server/src/collab/testing/attacks.ts'
import { type Client, openClient, openRaw } from '../../server/src/collab/testing/client.ts'
import { until } from '../../server/src/collab/testing/until.ts'
import { startNotes } from './notes-child.ts'
import type { Laid } from './notes-server.ts'
import { measureTrace } from './trace.ts'

/** Takes one finding. */
export type Say = (line: string) => void

const megabyte = 1024 * 1024
const inMb = (bytes: number) => (bytes / megabyte).toFixed(1)

const addressOf = ({ url, documents, cookies }: Laid, document = 0, who = 0) => {
  const [name, cookie] = [documents[document], cookies[who]]
  if (!name || !cookie) throw new Error('no such document')
  return { url, document: name, cookie }
}

/** How long an innocent writer waits for "saved" while somebody attacks, and what it costs the server's memory. */
async function measureAttacks(say: Say) {
  const attacks: Record<string, Uint8Array[]> = {
    'nobody attacks': [],
    '10 bytes that declare 33 million structs, 100 times': Array.from({ length: 100 }, () => updateMessage(countBomb)),
    '5,000 frames of 13 bytes that leave gaps': gaps(5_000).map(updateMessage),
    '64 MB of junk': [junk(64 * megabyte)],
    '64 MB of a valid update': [updateMessage(largeUpdate(64 * megabyte))],
    '10,000 mutated frames': mutations(10_000).map(updateMessage),
    '1 MB of a valid update, the largest that is taken': [updateMessage(largeUpdate(megabyte - 100))],
  }
  for (const [name, frames] of Object.entries(attacks)) {
    const notes = await startNotes()
    const laid = await notes.lay(1)
    const innocent = openClient(addressOf(laid, 0, 1))
    await innocent.allSaved()
    const writing = write(innocent, 200)
    await writing.warm
    const before = await notes.memory()
    await attack(laid, frames)
    const waits = await writing.done
    const after = await notes.memory()
    say(
      `${name}: an innocent waits ${Math.max(...waits).toFixed(1)} ms at most (median ${median(waits).toFixed(1)}); ` +
        `longest round of the server ${after.longestMs.toFixed(1)} ms; memory +${inMb(after.peak - before.rss)} MB at its peak, ` +
        `+${inMb(after.rss - before.rss)} MB after`,
    )
    innocent.close()
    await notes.stop()
  }
}

async function attack(laid: Laid, frames: readonly Uint8Array[]) {
  let raw = await openRaw(addressOf(laid))
  for (const [index, frame] of frames.entries()) {
    if (!raw.isOpen()) raw = await openRaw(addressOf(laid))
    raw.send(frame)
    if (index % 20 === 0) await elapsed(0)
  }
  await elapsed(300)
  raw.close()
}

function write(client: Client, count: number) {
  const waits: number[] = []
  const warm = Promise.withResolvers<void>()
  async function run() {
    for (let index = 0; index < count + 30; index++) {
      if (index === 30) warm.resolve()
      const sentMs = performance.now()
      client.text.insert(client.text.length, '.')
      await saved(client)
      if (index >= 30) waits.push(performance.now() - sentMs)
      await elapsed(10)
    }
    return waits
  }
  return { warm: warm.promise, done: run() }
}

/** As `allSaved`, without a rest in between. */
async function saved(client: Client) {
  while (!client.isSaved()) await new Promise(setImmediate)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/**
 * N2: what an open idle note of 5 kB costs with its connection: what the second five hundred add, when the process has
 * grown to what it needs whoever is there.
 */
async function measureIdle(say: Say, documents = 500) {
  const notes = await startNotes()
  const laid = await notes.lay(2 * documents)
  const written = updateMessage(largeUpdate(5_320))
  const open = async (document: number) => {
    const raw = await openRaw(addressOf(laid, document))
    raw.send(askFor(Uint8Array.of(0)))
    raw.send(written)
    await until(() => raw.messages.some(([type]) => type === collabMessage.saved))
    return raw
  }
  const opened: Awaited<ReturnType<typeof open>>[] = []
  const each = (bytes: number) => (bytes / documents / 1024).toFixed(1)
  let before = await notes.memory()
  for (const which of ['first', 'next']) {
    for (let left = documents; left > 0; left--) opened.push(await open(opened.length))
    const after = await notes.memory()
    say(
      `N2: the ${which} ${documents} open idle notes of 5 kB with a connection each: ${each(after.heap - before.heap)} kB of heap a note, ${each(after.rss - before.rss)} kB of resident memory`,
    )
    before = after
  }
  for (const raw of opened) raw.close()
  await notes.stop()
}

/** N5: a note of 100,000 keystrokes, the last of them typed one by one, opened after a restart. */
async function measureColdOpen(say: Say, keystrokes = 100_000, rounds = 5) {
  const notes = await startNotes()
  const laid = await notes.lay(1)
  const writer = openClient(addressOf(laid))
  await writer.allSaved()
  let at = 0
  for (let key = 0; key < keystrokes; key++) {
    if (key % 40 === 0) at = Math.floor(Math.random() * (writer.text.length + 1))
    if (key % 10 === 9 && at > 0) writer.text.delete(--at, 1)
    else writer.text.insert(at++, 'e')
    if (key % 500 === 0) await until(writer.isSaved, 60_000)
    if (key > keystrokes - 400) await saved(writer)
  }
  await until(writer.isSaved, 60_000)
  const length = writer.text.length
  for (const rested of [false, true]) {
    if (rested) {
      writer.close()
      await notes.rest()
    } else writer.provider.disconnect()
    const times: number[] = []
    let longest = 0
    for (let round = 0; round < rounds; round++) {
      await notes.restart()
      await elapsed(200)
      const startMs = performance.now()
      const reader = openClient(addressOf(laid))
      while (reader.text.length < length) await new Promise(setImmediate)
      times.push(performance.now() - startMs)
      const { longestMs } = await notes.memory()
      longest = Math.max(longest, longestMs)
      reader.close()
    }
    const how = rested ? 'put away before' : 'killed while it was written'
    say(
      `N5: ${keystrokes} keystrokes, ${how}: open after a restart in ${times.map(ms => ms.toFixed(0)).join(', ')} ms, middle ${median(times).toFixed(0)}; longest round of the server ${longest.toFixed(0)} ms`,
    )
    if (!rested) {
      writer.provider.connect()
      await writer.allSaved()
    }
  }
  await notes.stop()
}

/** N4: what a client hears when 50 move their cursors 20 times a second. */
async function measureCursors(say: Say, people = 50, seconds = 5) {
  const notes = await startNotes()
  const laid = await notes.lay(1)
  const clients = Array.from({ length: people }, (_, index) => openClient(addressOf(laid, 0, index % 2)))
  for (const client of clients) await client.allSaved()
  const raw = await openRaw(addressOf(laid))
  await elapsed(500)
  const before = raw.messages.length
  for (let move = 0; move < seconds * 20; move++) {
    for (const { provider } of clients) provider.awareness.setLocalStateField('cursor', { anchor: move, head: move })
    await elapsed(50)
  }
  say(
    `N4: ${people} cursors, 20 moves a second each: ${((raw.messages.length - before) / seconds).toFixed(1)} messages a second to a client`,
  )
  raw.close()
  for (const client of clients) client.close()
  await notes.stop()
}

const measurements: Record<string, (say: Say) => Promise<void>> = {
  attacks: measureAttacks,
  idle: measureIdle,
  cold: measureColdOpen,
  cursors: measureCursors,
  trace: measureTrace,
}

/** The notes' server: attacks, idle memory, cold opening, cursors, the order of the system's calls; or those of them that are named. */
export async function measureNotes(words: readonly string[], say: Say) {
  for (const [name, measure] of Object.entries(measurements))
    if (words.length === 0 || words.includes(name)) await measure(say)
}
