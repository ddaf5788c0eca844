import { EntryId, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { ChatLine } from './chat.ts'
import { byOthers, rememberRead } from './unread.ts'

const [ane, bo] = [crypto.randomUUID(), crypto.randomUUID()].map(id => PersonId.parse(id)) as [PersonId, PersonId]
const line = (personId: PersonId | null, atMs: number | null = 1): ChatLine => ({
  ...{ id: EntryId.parse(crypto.randomUUID()), personId, atMs, text: 'en linje', filmMs: null, refused: false },
})

describe('what is new in a chat', () => {
  it('[LG25] is what others have written, never what one has written oneself or what waits to be sent', () => {
    const lines = [line(ane), line(bo), line(null, null), line(bo)]
    expect(byOthers(lines, bo)).to.deep.equal([lines[0]])
  })

  it('[LG25] is no longer new after a reload once it was read', () => {
    const kept = new Map<string, string>()
    const keeping = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
    const before = rememberRead(keeping, 'k')
    expect(before.count()).to.equal(0)
    before.set(3)
    expect(rememberRead(keeping, 'k').count()).to.equal(3)
  })

  it('[LG25] is counted anew where the browser keeps nothing, or something else', () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError')
    }
    const read = rememberRead({ getItem: refuse, setItem: refuse }, 'k')
    read.set(2)
    expect(read.count()).to.equal(2)
    for (const text of ['', 'x', '-4', '{}'])
      expect(rememberRead({ getItem: () => text, setItem: () => undefined }, 'k').count()).to.equal(0)
  })
})
