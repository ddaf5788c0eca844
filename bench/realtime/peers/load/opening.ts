import { setTimeout as elapsed } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Target } from '../questions.ts'
import { join } from './member.ts'
import { typedNote } from './typing.ts'
import { updateMessage } from './wire.ts'

const mostBehind = 64 * 1024

/** Writes a note, a message for each keystroke, and leaves when the server has all of it. */
export async function type(target: Target, keystrokes: number): Promise<void> {
  const { updates, stateVector } = typedNote(keystrokes)
  const member = await join({ target, note: 0, seat: 0 })
  for (const update of updates) {
    member.send(updateMessage(update))
    while (member.behind() > mostBehind) await elapsed(1)
  }
  await member.settled(stateVector)
  member.leave()
}

/** N5: milliseconds from connecting until the whole text stands in the reader's own document. */
export async function open(target: Target, keystrokes: number): Promise<number> {
  const { whole, length } = typedNote(keystrokes)
  for (let warm = 0; warm < 3; warm++) Y.applyUpdate(new Y.Doc(), whole)
  const doc = new Y.Doc()
  const all = Promise.withResolvers<void>()
  const startMs = performance.now()
  const joining = join({ target, note: 0, seat: 0 }, heard => {
    if (heard.kind !== 'answer' && heard.kind !== 'update') return
    Y.applyUpdate(doc, heard.update)
    if (doc.getText('text').length === length) all.resolve()
  })
  await all.promise
  const tookMs = performance.now() - startMs
  const member = await joining
  member.leave()
  return tookMs
}
