import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

const withOrigin = 0x80
const stringContent = 4

/** One letter behind the last that this client wrote, as Yjs would encode it. */
export function letter(client: number, clock: number): Uint8Array {
  return encoding.encode(encoder => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, stringContent | (clock > 0 ? withOrigin : 0))
    if (clock > 0) {
      for (const number of [client, clock - 1]) encoding.writeVarUint(encoder, number)
    } else {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'text')
    }
    encoding.writeVarString(encoder, 'e')
    encoding.writeVarUint(encoder, 0)
  })
}

/** A note as one person types it, always the same: to another place every 40 keystrokes, and now and then a correction. */
export function typedNote(keystrokes: number, correctedEvery = 10) {
  const doc = new Y.Doc()
  doc.clientID = 1
  const text = doc.getText('text')
  const updates: Uint8Array[] = []
  doc.on('update', update => void updates.push(update))
  let at = 0
  for (let key = 0; key < keystrokes; key++) {
    if (key % 40 === 0) at = (key * 7_919) % (text.length + 1)
    if (key % correctedEvery === correctedEvery - 1 && at > 0) text.delete(--at, 1)
    else text.insert(at++, 'e')
  }
  return { updates, length: text.length, stateVector: Y.encodeStateVector(doc), whole: Y.encodeStateAsUpdate(doc) }
}
