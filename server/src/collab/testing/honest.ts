import * as Y from 'yjs'

/** Two honest writers who format, delete, undo, map and meet now and then; every update either of them sends, in order. */
export function honestUpdates(steps: readonly number[]): { sent: Uint8Array[]; docs: [Y.Doc, Y.Doc] } {
  const docs: [Y.Doc, Y.Doc] = [new Y.Doc(), new Y.Doc()]
  const undo = new Y.UndoManager(docs[0].getText('text'), { captureTimeout: 0 })
  const sent: Uint8Array[] = []
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) sent.push(update)
    })
  }
  for (const step of steps) {
    const doc = docs[step % 2] ?? docs[0]
    const text = doc.getText('text')
    const at = step % (text.length + 1)
    if (step % 7 === 0) text.insert(at, 'æøå ord', { bold: true })
    else if (step % 7 === 1) text.insert(at, 'x')
    else if (step % 7 === 2 && at < text.length) text.delete(at, 1)
    else if (step % 7 === 3 && at < text.length) text.format(at, 1, { italic: step % 3 === 0 ? null : true })
    else if (step % 7 === 4)
      doc.getMap('map').set(`${step % 3}`, Y.Array.from([step, '🙂', { a: [step] }, new Uint8Array(3)]))
    else if (step % 7 === 5) doc.getXmlFragment('section').insert(0, [new Y.XmlElement('paragraph')])
    else if (step % 14 === 6) undo.undo()
    else meet(docs)
  }
  return { sent, docs }
}

/** Both have all afterwards. */
export function meet([a, b]: [Y.Doc, Y.Doc]) {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
}
