import { expect } from 'chai'
import { describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd, linesOf, pasteText, readsLines } from '../../people/notes.ts'
import { meetOverNotes } from '../../people/pair.ts'
import { inApp } from '../../people/suite.ts'
import { until } from '../../support/until.ts'

/** Browsers that keep nothing, each in its way. */
const shelves = {
  'has none': () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  throws: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError')
    }
  },
  'never answers': () => {
    IDBFactory.prototype.open = () => Object.create(IDBOpenDBRequest.prototype)
  },
}

/** As a browser does whose disk is full: what is put is taken back again. */
function full() {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...values) {
    const request = put.apply(this, values)
    this.transaction.abort()
    return request
  }
}

/** What is written where the browser cannot keep it: the notes come all the same, and it is said. */
describe('the notes in a browser that keeps nothing', () => {
  const here = inApp(meetOverNotes)

  async function comeWith(shelf: () => unknown) {
    const { identifier } = await here.ane.page.evaluateOnNewDocument(shelf)
    await here.ane.page.reload({ waitUntil: 'domcontentloaded' })
    await here.ane.inRoom()
    return () => here.ane.page.removeScriptToEvaluateOnNewDocument(identifier)
  }

  for (const [name, shelf] of Object.entries(shelves))
    it(`[NO67] come where it ${name}, and say that unsent words are only in this tab`, async () => {
      const leave = await comeWith(shelf)
      await here.ane.sees('notes-takeAway')
      await here.ane.reads('notes-in-tab', 'Lad fanen stå åben')
      await caretAtEnd(here.ane, 'takeAway')
      await here.ane.page.keyboard.type(`Den ${name}. `)
      await readsLines(here.bo, 'takeAway', lines => lines.join('\n').includes(`Den ${name}.`))
      await here.ane.reads('notes-saving', 'Gemt')
      await leave()
    })

  it('[NO67] say so without a line too, and what was written in the tab is sent when it is back', async () => {
    await lookAt(here.ane, 'in-tab', '[data-testid="notes-in-tab"]')
    await here.app.kill('SIGKILL')
    await here.ane.reads('notes-saving', 'denne browser kan ikke gemme')
    await lookAt(here.ane, 'offline-in-tab', '[data-testid="notes-saving"]')
    await caretAtEnd(here.ane, 'takeAway')
    await here.ane.page.keyboard.type('Skrevet i fanen. ')
    await here.app.start()
    await readsLines(here.bo, 'takeAway', lines => lines.join('\n').includes('Skrevet i fanen.'))
  })

  it('[NO68] say when the browser has no more room for what is not sent; it is sent all the same', async () => {
    const leave = await comeWith(full)
    await here.ane.sees('notes-takeAway')
    expect(await here.ane.textOf('notes-in-tab')).to.equal(null)
    await here.app.kill('SIGKILL')
    await here.ane.reads('notes-saving', 'Det, du skriver, er gemt her')
    const words = `begyndt ${'ord '.repeat(100_000)}sluttet`
    await pasteText(here.ane, 'nextStep', words)
    await here.ane.reads('notes-saving', 'denne browser kan ikke gemme')
    await leave()
    await here.app.start()
    await readsLines(here.bo, 'nextStep', lines => lines.join('\n').includes('sluttet'), 60_000)
    expect((await linesOf(here.bo, 'nextStep')).join('\n')).to.equal(words)
    await until('all is saved', async () => (await here.ane.textOf('notes-saving')) === 'Gemt')
  })
})
