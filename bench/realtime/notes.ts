import { once } from 'node:events'
import { setTimeout as elapsed } from 'node:timers/promises'
import { collabMessage } from '@samsyn/shared'
import { askFor, updateMessage } from '../../server/src/collab/message.ts'
import { largeUpdate } from '../../server/src/collab/testing/attacks.ts'
import { type Client, openClient, openRaw } from '../../server/src/collab/testing/client.ts'
import { until } from '../../server/src/collab/testing/until.ts'
import { attacks } from './notes-attacks.ts'
import { startNotes } from './notes-child.ts'
import type { Laid } from './notes-server.ts'
import { startScript } from './processes.ts'
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

/** A7: how long innocent writers wait for "saved" while somebody attacks a document, and what it costs the server's memory. */
async function measureAttacks(say: Say) {
  for (const name of Object.keys(attacks)) {
    const notes = await startNotes()
    const laid = await notes.lay(2)
    const innocents = [0, 1].map(document => openClient(addressOf(laid, document, 1)))
    for (const innocent of innocents) await innocent.allSaved()
    let attacking = true
    const goOn = () => attacking
    for (const innocent of innocents) await write(innocent, 100)
    const before = await notes.memory()
    const attacker = startScript('notes-attacker.ts', name, JSON.stringify(addressOf(laid)))
    await attacker.line()
    const writing = innocents.map(innocent => write(innocent, 200, goOn))
    if (attacker.child.exitCode === null) await once(attacker.child, 'exit')
    attacking = false
    const [same, other] = await Promise.all(writing)
    const after = await notes.memory()
    say(
      `A7 ${name}: an innocent in the same document waits ${spread(same ?? [])}, in another ${spread(other ?? [])} ms; ` +
        `longest round of the server ${after.longestMs.toFixed(1)} ms; memory +${inMb(after.peak - before.rss)} MB at its peak, ` +
        `+${inMb(after.rss - before.rss)} MB after`,
    )
    for (const innocent of innocents) innocent.close()
    await notes.stop()
  }
}

/** Writes so often at least; answers how long each letter took until it was saved. */
async function write(client: Client, atLeast: number, goOn = () => false): Promise<number[]> {
  const waits: number[] = []
  for (let count = 0; count < atLeast || goOn(); count++) {
    const sentMs = performance.now()
    client.text.insert(client.text.length, '.')
    await saved(client)
    waits.push(performance.now() - sentMs)
    await elapsed(10)
  }
  return waits
}

/** As `allSaved`, without a rest in between, and without taking the processor from the server. */
async function saved(client: Client) {
  while (!client.isSaved()) await elapsed(1)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  return [0.5, 0.99, 1].map(part => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1)).join(' / ')
}

/**
 * N2: what an open idle note of 5 kB costs with its connection. V8's young generation doubles a few times, by 50 MB at last,
 * by how fast garbage came and not by how many notes there are, and stays so large: what counts is the first five hundred
 * during which it did not grow.
 */
async function measureIdle(say: Say, documents = 500, atMost = 5) {
  const notes = await startNotes()
  const laid = await notes.lay(atMost * documents)
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
  for (let group = 1; group <= atMost; group++) {
    for (let left = documents; left > 0; left--) opened.push(await open(opened.length))
    const after = await notes.memory()
    const grown = after.young - before.young
    say(
      `N2: open idle notes of 5 kB with a connection each, ${opened.length - documents} to ${opened.length}: ` +
        `${each(after.heap - before.heap)} kB of heap a note, ${each(after.rss - before.rss)} kB of resident memory; ` +
        `the young generation ${inMb(grown)} MB more`,
    )
    before = after
    if (group > 1 && grown < megabyte) break
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
