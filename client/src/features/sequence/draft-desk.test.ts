import { RecordingId, SequenceId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createDraftDesk } from './draft-desk.ts'

const recordingId = RecordingId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae8')

function memory() {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  }
}

const desk = (keeping = memory()) =>
  createDraftDesk({ recordingId, durationMs: 69_000, keeping, newId: () => SequenceId.parse(crypto.randomUUID()) })

describe('the desk for a draft', () => {
  it('holds the same draft after a reload', () => {
    const keeping = memory()
    const before = desk(keeping)
    before.act({ kind: 'start', atMs: 4000 })
    before.act({ kind: 'write', words: { kind: 'lookingGood', question: 'Hvad ser du?' } })
    expect(desk(keeping).draft.get()).to.deep.equal(before.draft.get())
  })

  it('begins blank when what was kept cannot be read', () => {
    const keeping = memory()
    desk(keeping).act({ kind: 'start', atMs: 4000 })
    for (const broken of ['{', 'null', '[]', '{"id":1}']) {
      for (const key of keeping.held.keys()) keeping.held.set(key, broken)
      expect(desk(keeping).draft.get().span).to.equal(null)
    }
  })

  it('is cleared when its draft has been saved, and keeps nothing', () => {
    const keeping = memory()
    const here = desk(keeping)
    here.act({ kind: 'start', atMs: 4000 })
    const sent = here.draft.get()
    here.saved(sent)
    expect(here.draft.get().span).to.equal(null)
    expect(here.draft.get().id).not.to.equal(sent.id)
    expect(keeping.held.size).to.equal(0)
  })

  it('keeps what was written while the draft was being saved', () => {
    const here = desk()
    here.act({ kind: 'start', atMs: 4000 })
    const sent = here.draft.get()
    here.act({ kind: 'write', words: { title: 'Ro' } })
    here.saved(sent)
    expect(here.draft.get()).to.include({ id: sent.id, title: 'Ro', known: true })
  })

  it('works on when the browser keeps nothing', () => {
    const full = { ...memory(), setItem: () => expect.fail('full') }
    const here = desk(full)
    here.act({ kind: 'start', atMs: 4000 })
    expect(here.draft.get().span).not.to.equal(null)
  })
})
