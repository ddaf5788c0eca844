import { crc32 } from 'node:zlib'
import { expect } from 'chai'
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { type Content, createContent } from './content.ts'
import { outlineOf, readOutline } from './outline.ts'
import { redacted } from './redact.ts'

const lines = (doc: Y.Doc) => doc.getXmlFragment('section:klima')

function line(words: string) {
  const made = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, words)
  made.insert(0, [text])
  return made
}

function textIn(element: Y.XmlElement | undefined): Y.XmlText {
  const text = element?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('a line has a text')
  return text
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Changes some line in some way: types in it, takes letters back, gives it another text, or puts a line before it. */
function change(doc: Y.Doc, step: number) {
  const all = lines(doc).toArray()
  const element = all[step % Math.max(1, all.length)]
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (step % 5 === 0 || !(element instanceof Y.XmlElement))
    lines(doc).insert(step % (all.length + 1), [line(`ny ${step}`)])
  else if (step % 5 === 1) element.insert(element.length, [new Y.XmlText(`bag ${step}`)])
  else if (step % 5 === 2) element.setAttribute('still', `${step}`)
  else if (text instanceof Y.XmlText && step % 5 === 3 && text.length > 1) text.delete(step % (text.length - 1), 1)
  else if (text instanceof Y.XmlText) text.insert(step % (text.length + 1), `ord ${step}`)
}

/** A document after all that was deleted has become places, as a redaction leaves it. */
function contentAfter(doc: Y.Doc): { content: Content; whole: Uint8Array } {
  const whole = redacted(Y.encodeStateAsUpdate(doc), () => undefined)
  const content = createContent()
  content.begin(whole, outlineOf(whole))
  return { content, whole }
}

function add(content: Content, update: Uint8Array) {
  const reading = content.reading(update)
  if (!reading) throw new Error('an honest update left a gap')
  const left = reading.hasLost ? content.withoutLost(update, reading) : update
  const again = content.reading(left)
  if (!again) throw new Error('what is left of it left a gap')
  expect(again.hasLost).to.equal(false)
  content.add(left, again)
}

function stateOf(updates: readonly Uint8Array[]) {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return { all: Y.encodeStateAsUpdate(doc), waits: doc.store.pendingStructs !== null || doc.store.pendingDs !== null }
}

describe('what is written in a line that is gone', () => {
  it('[NO69] is left out, and nothing else: the document is what Yjs would make of it', () => {
    const steps = fc.array(fc.nat(10_000), { maxLength: 25 })
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.nat(10_000), { maxLength: 6 }),
        steps,
        fc.boolean(),
        (before, gone, after, atOnce) => {
          const here = new Y.Doc()
          for (const step of before) change(here, step)
          const away = copyOf(here)
          for (const step of gone) if (lines(here).length > 0) lines(here).delete(step % lines(here).length, 1)
          const { content, whole } = contentAfter(here)
          const sent: Uint8Array[] = []
          away.on('update', (update: Uint8Array) => void sent.push(update))
          for (const step of after) change(away, step)
          const updates = atOnce && sent.length > 0 ? [Y.mergeUpdates(sent)] : sent
          for (const update of updates) add(content, update)
          expect(stateOf([content.whole()])).to.deep.equal(stateOf([whole, ...updates]))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('[NO69] is in no byte of what is kept, told or stored', () => {
    const here = new Y.Doc()
    lines(here).insert(0, [line('Om filmen'), line('')])
    const away = copyOf(here)
    lines(here).delete(0, 2)
    const { content } = contentAfter(here)
    const sent: Uint8Array[] = []
    away.on('update', (update: Uint8Array) => void sent.push(update))
    const [first, second] = lines(away).toArray() as Y.XmlElement[]
    textIn(first).insert(3, 'kanariefugl ')
    second?.insert(1, [new Y.XmlText('kanariefugl to')])
    lines(away).insert(2, [line('Bliver')])
    for (const update of sent) {
      const reading = content.reading(update)
      const left = reading && content.withoutLost(update, reading)
      const change = left && content.add(left, content.reading(left) ?? reading)
      expect(Buffer.from(change?.bytes ?? []).includes('kanariefugl')).to.equal(false)
    }
    expect(Buffer.from(content.whole()).includes('kanariefugl')).to.equal(false)
    expect(Buffer.from(content.whole()).includes('Bliver')).to.equal(true)
  })

  it('[NO69] is known by outlines of versions before too, which say nothing of it', () => {
    const here = new Y.Doc()
    lines(here).insert(0, [line('Om filmen')])
    const away = copyOf(here)
    lines(here).delete(0, 1)
    const whole = redacted(Y.encodeStateAsUpdate(here), () => undefined)
    const content = createContent()
    content.begin(whole, outlineOfBefore(whole))
    const sent: Uint8Array[] = []
    away.on('update', (update: Uint8Array) => void sent.push(update))
    const [first] = lines(away).toArray() as Y.XmlElement[]
    textIn(first).insert(0, 'x')
    expect(content.reading(sent[0] ?? new Uint8Array())?.hasLost).to.equal(true)
  })
})

function outlineOfBefore(update: Uint8Array): Uint8Array {
  const { parts } = readOutline(outlineOf(update), update)
  const body = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, parts.length)
    for (const { client, end, count, from, to } of parts)
      for (const value of [client, end, count, from, to]) encoding.writeVarUint(encoder, value)
  })
  return encoding.encode(encoder => {
    encoding.writeVarUint8Array(encoder, body)
    encoding.writeUint32(encoder, crc32(body, crc32(update)))
  })
}
