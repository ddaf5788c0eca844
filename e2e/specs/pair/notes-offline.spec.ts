import { expect } from 'chai'
import { describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd, keepForNobody, keptIn, linesOf, readsLines } from '../../people/notes.ts'
import { meetOverNotes } from '../../people/pair.ts'
import { inApp } from '../../people/suite.ts'
import { until } from '../../support/until.ts'

/** Words that were written while the server was away. */
describe('the notes, without a line', () => {
  const here = inApp(meetOverNotes)

  it('[NO13] what is written without a line is sent when it is back, also after the page was loaded anew', async () => {
    await here.ane.sees('notes-takeAway')
    await here.app.kill('SIGKILL')
    await here.ane.sees('line-down')
    await caretAtEnd(here.ane, 'takeAway')
    await here.ane.page.keyboard.type(' Skrevet i toget.')
    await until('the browser keeps it', async () => (await keptIn(here.ane)) > 0)
    await here.ane.goto('about:blank')
    await here.app.start()
    await until('the line is back', async () => (await here.bo.page.$('[data-testid="line-down"]')) === null)
    await here.bo.reads('notes-saving', 'Gemt')
    expect((await linesOf(here.bo, 'takeAway')).join('\n')).not.to.contain('toget')
  })

  it('[NO13] they are sent from wherever one comes back to, and stay in no browser', async () => {
    await here.ane.goto(here.app.baseUrl)
    await readsLines(here.bo, 'takeAway', lines => lines.join('\n').includes('Skrevet i toget.'))
    await until('nothing is kept here', async () => (await keptIn(here.ane)) === 0)
    // She never left, so the way leads straight in.
    await here.ane.goto(here.joinUrl)
    await here.ane.inRoom()
    const lines = await readsLines(here.ane, 'takeAway', found => found.join('\n').includes('Skrevet i toget.'))
    expect(lines.join('\n').split('toget')).to.have.length(2)
  })

  it('[SE80] signing out that the server did not hear of says so, and lets nothing go', async () => {
    await here.ane.goto(here.app.baseUrl)
    await here.ane.page.waitForSelector('h1')
    await here.app.kill('SIGKILL')
    await signOut()
    await here.ane.reads('toast', 'Du er ikke logget ud')
    await lookAt(here.ane, 'not-signed-out')
    await here.app.start()
    await here.ane.goto(here.app.baseUrl)
    await here.ane.sees('account')
  })

  it('[NO14] signing out asks when words would be lost, and leaves none behind', async () => {
    await here.ane.goto(here.app.baseUrl)
    await here.ane.sees('account')
    await keepForNobody(here.ane)
    await signOut()
    await here.ane.press('cancel')
    expect(await keptIn(here.ane)).to.equal(1)
    await signOut()
    await here.ane.press('confirm')
    await here.ane.sees('sign-in')
    expect(await keptIn(here.ane)).to.equal(0)
  })

  async function signOut() {
    await here.ane.press('account')
    await here.ane.press('menu-sign-out')
  }
})
