import { Course, type CycleState } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { byWorker, currentRound, standingOf, waitingOnMe } from './rounds.ts'

const id = (n: number) => `7c9e6679-7425-40de-944b-${String(n).padStart(12, '0')}`

function course(n: number, name: string, ...rounds: [CycleState, number][]): Course {
  const person = { id: id(n), displayName: name, role: 'worker' }
  const cycles = rounds.map(([state, sinceMs], at) => {
    return {
      id: id(100 * n + at),
      courseId: id(n),
      index: at + 1,
      state,
      sinceMs,
      recordingId: null,
      meetingId: null,
      filmGone: null,
    }
  })
  const span = { goalQuestion: '', startMs: 0, endMs: 1, cyclesMin: 5, cyclesMax: 10, manualVersion: 'm@1' }
  return Course.parse({ id: id(n), worker: person, supervisor: person, cycles, ...span })
}

describe('the thread of rounds', () => {
  const thread = course(1, 'A', ['closed', 0], ['analysing', 5], ['planned', 0])

  it('has one current round, the first that is not over', () => {
    expect(currentRound(thread)?.index).to.equal(2)
    expect(thread.cycles.map(cycle => standingOf(thread, cycle))).to.deep.equal(['done', 'current', 'planned'])
  })
  it('has none when all are over', () => {
    expect(currentRound(course(1, 'A', ['closed', 0], ['closed', 0]))).to.equal(null)
  })
})

describe('what waits on the supervisor', () => {
  it('is sorted by how long it has waited, and leaves out what waits on others', () => {
    const courses = [
      course(1, 'A', ['readyForAnalysis', 30]),
      course(2, 'B', ['meetingScheduled', 10]),
      course(3, 'C', ['planned', 1]),
    ]
    expect(waitingOnMe(courses, 'supervisor').map(waiting => waiting.course.worker.displayName)).to.deep.equal([
      'B',
      'A',
    ])
  })
  it('is only the current round of each', () => {
    expect(waitingOnMe([course(1, 'A', ['planned', 1], ['analysing', 2])], 'supervisor')).to.deep.equal([])
  })
})

describe('courses', () => {
  it('are sorted as Danish sorts: å last', () => {
    const names = byWorker([course(1, 'Åse'), course(2, 'Zita'), course(3, 'Anna')], 'da').map(
      one => one.worker.displayName,
    )
    expect(names).to.deep.equal(['Anna', 'Zita', 'Åse'])
  })
})
