import { AppError, EntryId, type ErrorCode } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createOutbox, type Unsent } from './outbox.ts'

/** An outbox to a server that answers as told, one line after the other. */
function open(answers: (ErrorCode | 'ok')[], kept = new Map<string, string>()) {
  const sent: string[] = []
  const waits: (() => void)[] = []
  const outbox = createOutbox({
    deliver: async ({ text }: Unsent) => {
      sent.push(text)
      const answer = answers.shift() ?? 'ok'
      if (answer !== 'ok') throw new AppError(answer)
    },
    keeping: {
      getItem: key => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: key => void kept.delete(key),
    },
    key: 'k',
    later: again => {
      waits.push(again)
      return () => void waits.splice(waits.indexOf(again), 1)
    },
  })
  const write = (...texts: string[]) => {
    for (const text of texts) outbox.add({ id: EntryId.parse(crypto.randomUUID()), text, filmMs: null })
  }
  const texts = () => outbox.unsent.get().map(({ text, refused }) => (refused ? `${text} (refused)` : text))
  return { outbox, sent, waits, kept, write, texts }
}

/** Lets everything that is under way come to an end. */
async function settled() {
  for (let turn = 0; turn < 100; turn++) await null
}

describe('Chat lines on their way', () => {
  it('[LG21] go one after the other, in the order in which they were written', async () => {
    const { write, sent, texts, kept } = open([])
    write('en', 'to', 'tre')
    expect(sent).to.deep.equal(['en'])
    await settled()
    expect(sent).to.deep.equal(['en', 'to', 'tre'])
    expect([texts(), kept.size]).to.deep.equal([[], 0])
  })

  it('[LG21] wait while the server cannot be reached, and none overtakes another', async () => {
    const { outbox, write, sent, texts, waits } = open(['ok', 'unavailable', 'internal'])
    write('en', 'to', 'tre')
    await settled()
    expect([texts(), outbox.stuck.get()]).to.deep.equal([['to', 'tre'], true])
    waits.shift()?.()
    await settled()
    outbox.go()
    await settled()
    expect(sent).to.deep.equal(['en', 'to', 'to', 'to', 'tre'])
    expect([texts(), waits.length, outbox.stuck.get()]).to.deep.equal([[], 0, false])
  })

  it('[LG22] are marked when they are refused, hold up no other, and can be sent again or given up', async () => {
    const { outbox, write, sent, texts } = open(['forbidden', 'bad-request'])
    write('en', 'to', 'tre')
    await settled()
    expect(texts()).to.deep.equal(['en (refused)', 'to (refused)'])
    const [one, two] = outbox.unsent.get()
    if (!one || !two) throw new Error('both are there')
    outbox.tryAgain(one.id)
    outbox.forget(two.id)
    await settled()
    expect([sent, texts()]).to.deep.equal([['en', 'to', 'tre', 'en'], []])
  })

  it('[LG23] are there again with the same ids after the page is loaded anew, and go when the line is there', async () => {
    const before = open(['unavailable'])
    before.write('en', 'to')
    await settled()
    before.outbox.close()
    const after = open([], before.kept)
    expect(after.outbox.unsent.get()).to.deep.equal(before.outbox.unsent.get())
    expect(after.sent).to.deep.equal([])
    after.outbox.go()
    await settled()
    expect([after.sent, after.kept.size]).to.deep.equal([['en', 'to'], 0])
  })

  it('are no longer waiting when they are heard of first', async () => {
    const { outbox, write, texts } = open(['unavailable'])
    write('en', 'to')
    await settled()
    outbox.arrived(new Set([outbox.unsent.get()[0]?.id as EntryId]))
    expect(texts()).to.deep.equal(['to'])
  })

  it('are none where what was kept cannot be read', () => {
    for (const text of ['{', '{}', '[{"id":"x","text":"en"}]', '[null]'])
      expect(open([], new Map([['k', text]])).texts()).to.deep.equal([])
  })

  for (const code of ['busy', 'no-room', 'locked', 'not-signed-in'] as const)
    it(`[LG21] wait for what passes: ${code}`, async () => {
      const { write, texts, waits } = open([code])
      write('en')
      await settled()
      expect(texts()).to.deep.equal(['en'])
      waits.shift()?.()
      await settled()
      expect(texts()).to.deep.equal([])
    })

  it('[LG23] are sent too where the browser keeps nothing', async () => {
    const sent: string[] = []
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const outbox = createOutbox({
      deliver: async ({ text }) => void sent.push(text),
      keeping: { getItem: () => null, setItem: full, removeItem: full },
      key: 'k',
      later: () => () => undefined,
    })
    outbox.add({ id: EntryId.parse(crypto.randomUUID()), text: 'en', filmMs: null })
    await settled()
    expect([sent, outbox.unsent.get()]).to.deep.equal([['en'], []])
  })
})
