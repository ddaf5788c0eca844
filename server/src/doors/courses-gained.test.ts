import { expect } from 'chai'
import { describe, it } from 'mocha'
import { type House, withHouse } from '../meeting/testing/house.ts'

/** Tells the course of a change, and the people of another course, so that who hears nothing of it proves something. */
async function change(house: House, courseId: string) {
  house.tell.course(courseId as never, 'course:changed', { courseId: courseId as never, cycleId: house.cycleId })
}

describe('A line that is open when its person is given a course, or loses one', () => {
  it('[DO3] hears of the course from then on, and no more once it is another’s', () =>
    withHouse(async house => {
      const newcomer = await house.connect(house.stranger)
      const worker = await house.connect(house.worker)
      const courses = house.store.updateTable('course').where('workerId', '=', house.worker.id)
      const { id } = await house.store
        .selectFrom('course')
        .select('id')
        .where('workerId', '=', house.worker.id)
        .executeTakeFirstOrThrow()
      await courses.set({ supervisorId: house.stranger.id }).execute()
      await newcomer.fact('course:changed', fact => fact.courseId === id && fact.cycleId === null)
      await change(house, id)
      await newcomer.fact('course:changed', fact => fact.cycleId === house.cycleId)

      await courses.set({ supervisorId: house.supervisor.id }).execute()
      await newcomer.fact('course:lost', ({ courseId }) => courseId === id)
      const before = newcomer.all('course:changed').length
      await change(house, id)
      await worker.fact('course:changed', fact => worker.all('course:changed').indexOf(fact) === 1)
      await newcomer.ask('clock:exchange', {})
      expect(newcomer.all('course:changed')).to.have.length(before)
    }))

  it('[DO3] hears of a course that is begun', () =>
    withHouse(async house => {
      const worker = await house.connect(house.worker)
      const people = { workerId: house.worker.id, supervisorId: house.stranger.id }
      const course = await house.courses.begin({ ...people, goalQuestion: '', manualVersion: '1' })
      await worker.fact('course:changed', ({ courseId }) => courseId === course.id)
    }))
})
