import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { caretAtEnd, keepForNobody, keptIn, linesOf, readsLines } from '../../people/notes.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

/** Words that were written while the server was away. */
describe('the notes, without a line', () => {
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
    ane.page.on('dialog', dialog => void dialog.accept())
    await bo.sees('notes-takeAway')
  })

  after(async () => {
    await pair?.close()
    await app?.stop()
  })

  it('[NO13] what is written without a line is sent when it is back, also after the page was loaded anew', async () => {
    await ane.sees('notes-takeAway')
    await app.kill('SIGKILL')
    await ane.sees('line-down')
    await caretAtEnd(ane, 'takeAway')
    await ane.page.keyboard.type(' Skrevet i toget.')
    await until('the browser keeps it', async () => (await keptIn(ane)) > 0)
    await ane.goto('about:blank')
    await app.start()
    await until('the line is back', async () => (await bo.page.$('[data-testid="line-down"]')) === null)
    await bo.reads('notes-saving', 'Gemt')
    expect((await linesOf(bo, 'takeAway')).join('\n')).not.to.contain('toget')
  })

  it('[NO13] they are sent from wherever one comes back to, and stay in no browser', async () => {
    await ane.goto(app.baseUrl)
    await readsLines(bo, 'takeAway', lines => lines.join('\n').includes('Skrevet i toget.'))
    await until('nothing is kept here', async () => (await keptIn(ane)) === 0)
    // She never left, so the way leads straight in.
    await ane.goto(pair.joinUrl)
    await ane.inRoom()
    const lines = await readsLines(ane, 'takeAway', found => found.join('\n').includes('Skrevet i toget.'))
    expect(lines.join('\n').split('toget')).to.have.length(2)
  })

  it('[NO14] signing out asks when words would be lost, and leaves none behind', async () => {
    await ane.goto(app.baseUrl)
    await ane.sees('account')
    await keepForNobody(ane)
    await signOut()
    await ane.press('cancel')
    expect(await keptIn(ane)).to.equal(1)
    await signOut()
    await ane.press('confirm')
    await ane.sees('sign-in')
    expect(await keptIn(ane)).to.equal(0)
  })

  async function signOut() {
    await ane.press('account')
    await ane.press('menu-sign-out')
  }
})
