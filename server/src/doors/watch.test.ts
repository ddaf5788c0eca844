import { expect } from 'chai'
import { describe, it } from 'mocha'
import { until } from '../collab/testing/until.ts'
import { type WholeHouse, withWholeHouse } from '../testing/whole-house.ts'
import { type Listening, listening, type Pair } from './testing/ended.ts'

const pairsOfEach = 16
/** Longer than whatever lies in the buffers of a connection. */
const filmBytes = 12 * 1024 ** 2
/** The rule says half a second; the machine that runs a test may be busy with much else. */
const withinMs = 5_000

type Ended = { lost: 'session' | 'relation'; end: (house: WholeHouse, victims: Listening[], pairs: Pair[]) => unknown }

const each = async <Item>(items: readonly Item[], act: (item: Item, index: number) => unknown) => {
  await Promise.all(items.map(async (item, index) => act(item, index)))
}

/** Every way in which a right ends, in this process and by another. */
const endings: Record<string, Ended> = {
  'the session is ended': {
    lost: 'session',
    end: ({ app }, victims) => each(victims, ({ signedIn }) => app.nouns.sessions.end(signedIn.sessionId)),
  },
  'the session is ended by another process': {
    lost: 'session',
    end: (house, victims) =>
      each(victims, ({ signedIn }) =>
        house.elsewhere('update session set "revokedMs" = 1 where id = ?', signedIn.sessionId),
      ),
  },
  'its time is over': {
    lost: 'session',
    end: (house, victims) =>
      each(victims, ({ signedIn }) =>
        house.elsewhere('update session set "expiresMs" = ? where id = ?', Date.now(), signedIn.sessionId),
      ),
  },
  'nobody has used it for twelve hours': {
    lost: 'session',
    end: (house, victims) =>
      each(victims, ({ signedIn }) =>
        house.elsewhere('update session set "seenMs" = ? where id = ?', Date.now() - 12 * 3600_000, signedIn.sessionId),
      ),
  },
  'the person is shut out': {
    lost: 'session',
    end: ({ app }, victims) => each(victims, ({ self }) => app.nouns.people.disable(self.id)),
  },
  'the person is shut out by another process': {
    lost: 'session',
    end: (house, victims) =>
      each(victims, ({ self }) => house.elsewhere('update person set "disabledMs" = 1 where id = ?', self.id)),
  },
  'the course is another’s': {
    lost: 'relation',
    end: (house, _, pairs) =>
      each(pairs, async ({ courseId, supervisor }) => {
        const { id } = await house.newPerson('supervisor')
        expect(await house.app.nouns.courses.handOver(courseId, supervisor.id, id)).to.equal(true)
      }),
  },
  'the course is another’s, by another process': {
    lost: 'relation',
    end: (house, _, pairs) =>
      each(pairs, async ({ courseId }) => {
        const { id } = await house.newPerson('supervisor')
        house.elsewhere('update course set "supervisorId" = ? where id = ?', id, courseId)
      }),
  },
}

/** Told that it is over on the line, and cut at the document. */
const isCut = ({ line, cut }: Listening) => cut.document > 0 && (cut.line || line.all('meeting:lost').length > 0)

describe('Who may no more hears no more', () => {
  for (const [why, { lost, end }] of Object.entries(endings))
    it(`[DO1] by line, document, film or media, once ${why}; whoever comes back with what they hold is refused`, () =>
      withWholeHouse(async house => {
        const pairs = await Promise.all(Array.from({ length: pairsOfEach }, () => house.pair(filmBytes)))
        const others = await Promise.all(pairs.map(pair => listening(house, pair, pair.worker)))
        const victims = await Promise.all(pairs.map(pair => listening(house, pair, pair.supervisor)))
        house.leaving(() => each([...others, ...victims], one => one.close()))
        await each(victims, victim => victim.speak())
        await until(() => others.every(other => other.offers() === 1))
        await each(others, other => other.say())
        await until(() => victims.every(({ count, film }) => film.bytes > 0 && count.facts > 0 && count.words > 0))

        await end(house, victims, pairs)
        await until(async () => {
          await each(others, other => other.say())
          for (const victim of victims) victim.watchOn()
          return victims.every(isCut)
        }, withinMs)
        const heard = victims.map(({ count }) => ({ ...count }))
        await each(others, other => other.speak())
        for (let times = 3; times > 0; times--) await each(others, other => other.say())
        // Whoever still sent would send all of the film now.
        for (const victim of victims) victim.watchAll()
        await until(() => victims.every(({ cut, film }) => cut.film || film.bytes === filmBytes))
        await each(
          victims.filter(({ cut }) => !cut.line),
          ({ line }) => line.ask('clock:exchange', {}),
        )
        expect(victims.map(({ count }) => count)).to.deep.equal(heard)
        expect(victims.map(victim => victim.offers())).to.deep.equal(victims.map(() => 0))
        expect(victims.map(({ cut }) => cut)).to.deep.equal(
          victims.map(() => ({ line: lost === 'session', document: lost === 'session' ? 4401 : 4403, film: true })),
        )
        for (const { line, meetingId } of victims) {
          if (lost === 'session') expect(line.all('session:ended')).to.have.length(1)
          else expect(line.all('meeting:lost')).to.deep.equal([{ meetingId }])
        }
        await each(others, (other, index) => seesAlone(other, victims[index]))
        const back = await Promise.all(victims.map(victim => victim.comesBack()))
        expect(back).to.deep.equal(back.map(() => ({ line: false, document: false, film: false, route: false })))
      })).timeout(120_000)

  /** What somebody who stays sees: the other is not here, and their voice is gone. */
  async function seesAlone({ line }: Listening, victim: Listening | undefined) {
    const attendees = line.all('meeting:attendance-changed').at(-1)?.attendees ?? []
    expect(attendees.filter(({ id, present }) => present && id === victim?.self.id)).to.deep.equal([])
    expect(line.all('media:consumer-closed')).to.have.length(1)
    expect(line.all('log:appended').length).to.be.greaterThan(2)
  }
})
