import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd } from '../../people/notes.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

/** Who writes where, as the other sees it. */
describe('the words of two people', () => {
  let app: RunningApp
  let pair: Pair
  let ane: Participant
  let bo: Participant

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    pair = await meetAsPair(app)
    ane = pair.ane
    bo = pair.bo
    await Promise.all([ane, bo].map(person => person.sees('notes-takeAway')))
  })

  after(async () => {
    await pair?.close()
    await app?.stop()
  })

  const caretsOn = (person: Participant) =>
    person.page.$$eval('[data-testid="notes-takeAway"] .remote-caret', carets =>
      carets.map(caret => caret.querySelector('.remote-caret__name')?.textContent),
    )

  it('[NO60] at the other’s caret stands the other’s name, and the heading says who writes there', async () => {
    for (const person of [ane, bo]) {
      await caretAtEnd(person, 'takeAway')
      await person.page.keyboard.type(`${person.name} her. `)
    }
    for (const [person, other] of [
      [ane, 'Bo Påfund'],
      [bo, 'Ane Opdigt'],
    ] as const) {
      await until(`${person.name} sees a name`, async () => (await caretsOn(person)).includes(other))
      expect(await caretsOn(person)).to.deep.equal([other])
      await person.reads('writes-takeAway', `${other} skriver her`)
    }
    await lookAt(ane, 'co-writer', '[data-testid="writes-takeAway"]')
  })
})
