import { randomUUID } from 'node:crypto'
import { type LogEntry, PersonId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { Attendance, stayersIn } from './attendance.ts'

const anna = PersonId.parse(randomUUID())
const bo = PersonId.parse(randomUUID())

describe('Attendance', () => {
  it('has a person present as long as one of their connections is', () => {
    const attendance = new Attendance()
    attendance.enter(anna, 'a1', 10)
    attendance.enter(anna, 'a2', 20)
    expect(attendance.drop(anna, 'a1', 30)).to.equal(false)
    expect(attendance.present()).to.deep.equal([anna])
    expect(attendance.drop(anna, 'a2', 40)).to.equal(true)
    expect(attendance.present()).to.deep.equal([])
  })

  it('lets somebody return to their stay, since when they first came', () => {
    const attendance = new Attendance()
    attendance.enter(anna, 'a1', 10)
    attendance.drop(anna, 'a1', 20)
    expect([attendance.isNew(anna), attendance.sinceMs(anna)]).to.deep.equal([false, null])
    attendance.enter(anna, 'a2', 30)
    expect([attendance.isPresent(anna), attendance.sinceMs(anna)]).to.deep.equal([true, 10])
  })

  it('does not forget who is present', () => {
    const attendance = new Attendance()
    attendance.enter(anna, 'a1', 10)
    expect(attendance.forget(anna)).to.equal(null)
    expect(attendance.over).to.equal(false)
  })

  it('is over when all are forgotten, and knows when the last one went, whoever was forgotten last', () => {
    const attendance = new Attendance()
    attendance.enter(anna, 'a', 10)
    attendance.enter(bo, 'b', 10)
    attendance.drop(anna, 'a', 20)
    attendance.drop(bo, 'b', 50)
    expect(attendance.forget(bo)).to.equal(50)
    expect(attendance.over).to.equal(false)
    expect(attendance.forget(anna)).to.equal(20)
    expect([attendance.over, attendance.lastGoneMs]).to.deep.equal([true, 50])
  })

  it('hears nothing of connections it does not know', () => {
    expect(new Attendance().drop(anna, 'a', 10)).to.equal(false)
  })
})

describe('stayersIn', () => {
  it('gives who arrived and has not left since, and when they arrived', () => {
    const entry = (personId: PersonId, kind: 'arrived' | 'left', atMs: number) =>
      ({ personId, fact: { kind }, atMs }) as LogEntry
    const entries = [
      entry(anna, 'arrived', 1),
      entry(bo, 'arrived', 2),
      entry(anna, 'left', 3),
      entry(anna, 'arrived', 4),
    ]
    expect([...stayersIn([...entries, entry(bo, 'left', 5)])]).to.deep.equal([[anna, 4]])
  })
})
