import * as Y from 'yjs'

/** Ten bytes that declare 33 million structs. */
export const countBomb = Uint8Array.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0, 1, 0])

/** Updates of 13 bytes, each of which builds on one that was never sent. */
export const gaps = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) =>
    Uint8Array.from([1, 1, 9, (index % 100) + 1, 4, 1, 3, 0x61, 0x62, 0x63, 1, 0x61, 0]),
  )

export function junk(bytes: number): Uint8Array {
  const frame = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 7) frame[at] = (at * 31) % 251
  return frame
}

/** What an honest client would send that pastes a very long text. */
export function largeUpdate(bytes: number): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'x'.repeat(bytes))
  return Y.encodeStateAsUpdate(doc)
}

/** An honest update with some of its bytes changed, each time others; always the same ones. */
export function mutations(count: number): Uint8Array[] {
  const source = new Y.Doc()
  source.getText('other').insert(0, 'ord og flere ord', { bold: true })
  source.getMap('map').set('k', new Y.Array())
  source.getText('other').delete(2, 5)
  const good = Y.encodeStateAsUpdate(source)
  return Array.from({ length: count }, (_, index) => {
    const bad = Uint8Array.from(good)
    for (let change = 0; change <= index % 3; change++)
      bad[(index * 7 + change * 13) % good.length] = (index * 37 + change * 101 + 11) % 256
    return bad
  })
}
