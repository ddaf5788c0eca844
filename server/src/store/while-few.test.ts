import { randomUUID } from 'node:crypto'
import {
  DevelopmentPointId,
  FilmedPersonId,
  mostDevelopmentPoints,
  mostFilmed,
  mostSequences,
  SequenceId,
} from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createPasskeyStore } from '../session/passkey.store.ts'
import { withWholeHouse } from '../testing/whole-house.ts'

/** How many of so many at once are done, and with what the others are refused. */
async function atOnce(times: number, ask: (index: number) => Promise<string | null>) {
  const codes = await Promise.all(Array.from({ length: times }, (_, index) => ask(index)))
  return { done: codes.filter(code => code === null).length, refused: new Set(codes.filter(code => code !== null)) }
}

describe('What there may be so many of', () => {
  it('[DO35] is counted where it is written: who asks for more at once has as many as may be, and the rest is refused', () =>
    withWholeHouse(async house => {
      const { recordingId, cycleId, worker, supervisor } = await house.pair(1)
      house.elsewhere("UPDATE course SET manualVersion = 'minraadgivningspartner@1.0.0'")
      house.elsewhere(
        'UPDATE recording SET filmJson = ?',
        JSON.stringify({
          ...{ durationMs: 60_000, width: 640, height: 360, frameRate: { num: 25, den: 1 }, frameCount: 1500 },
          ...{ hasAudio: true, missingMs: 0, hasSmall: false },
          storyboard: { columns: 1, rows: 1, count: 1, tileWidth: 10, tileHeight: 10, intervalMs: 500 },
        }),
      )
      const [ane, bo] = [await house.signIn(worker), await house.signIn(supervisor)]
      const words = { kind: 'lookingGood' as const, dimension: 'klima', title: '', question: '', startMs: 0, endMs: 9 }
      const sequences = await atOnce(mostSequences + 30, () =>
        bo.refusal('sequence:put', { id: SequenceId.parse(randomUUID()), recordingId, ...words }),
      )
      expect(sequences).to.deep.equal({ done: mostSequences, refused: new Set(['enough']) })
      // One is there already.
      const people = await atOnce(mostFilmed + 20, () =>
        ane.refusal('recording:put-person', {
          ...{ recordingId, id: FilmedPersonId.parse(randomUUID()), label: 'Ung', kind: 'youngPerson' },
        }),
      )
      expect(people).to.deep.equal({ done: mostFilmed - 1, refused: new Set(['enough']) })
      const points = await atOnce(10, () =>
        ane.refusal('development:put', {
          ...{ cycleId, id: DevelopmentPointId.parse(randomUUID()), text: 'Vente', dimension: null, when: '' },
        }),
      )
      expect(points).to.deep.equal({ done: mostDevelopmentPoints, refused: new Set(['conflict']) })
    })).timeout(60_000)

  it('[SE69] holds for passkeys: ten of a person, and of two that are deleted at once the last stays where one must', () =>
    withWholeHouse(async house => {
      const { worker } = await house.pair(1)
      const passkeys = createPasskeyStore(house.store)
      const row = (index: number) => ({
        ...{ id: `${index}`, personId: worker.id, publicKey: new Uint8Array([1]), counter: 0, transportsJson: '[]' },
        ...{ browser: null, system: null, createdMs: 1, usedMs: null },
      })
      const added = await Promise.all(Array.from({ length: 25 }, (_, index) => passkeys.insert(row(index), 10)))
      expect(added.filter(Boolean)).to.have.length(10)
      const own = await passkeys.of(worker.id)
      expect(own).to.have.length(10)
      const deleted = await Promise.all(own.map(({ id }) => passkeys.remove(worker.id, id, true)))
      expect(deleted.filter(Boolean)).to.have.length(9)
      expect(await passkeys.of(worker.id)).to.have.length(1)
    }))
})
