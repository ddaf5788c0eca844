import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd, linesOf, pasteText, readsLines } from '../../people/notes.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
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
    await Promise.all([ane, bo].map(person => person.sees('notes-takeAway')))
  })

  after(async () => {
    await pair?.close()
    await app?.stop()
  })

  async function comeWith(shelf: () => unknown) {
    const { identifier } = await ane.page.evaluateOnNewDocument(shelf)
    await ane.page.reload({ waitUntil: 'domcontentloaded' })
    await ane.inRoom()
    return () => ane.page.removeScriptToEvaluateOnNewDocument(identifier)
  }

  for (const [name, shelf] of Object.entries(shelves))
    it(`[NO67] come where it ${name}, and say that unsent words are only in this tab`, async () => {
      const leave = await comeWith(shelf)
      await ane.sees('notes-takeAway')
      await ane.reads('notes-in-tab', 'Lad fanen stå åben')
      await caretAtEnd(ane, 'takeAway')
      await ane.page.keyboard.type(`Den ${name}. `)
      await readsLines(bo, 'takeAway', lines => lines.join('\n').includes(`Den ${name}.`))
      await ane.reads('notes-saving', 'Gemt')
      await leave()
    })

  it('[NO67] say so without a line too, and what was written in the tab is sent when it is back', async () => {
    await lookAt(ane, 'in-tab', '[data-testid="notes-in-tab"]')
    await app.kill('SIGKILL')
    await ane.reads('notes-saving', 'denne browser kan ikke gemme')
    await lookAt(ane, 'offline-in-tab', '[data-testid="notes-saving"]')
    await caretAtEnd(ane, 'takeAway')
    await ane.page.keyboard.type('Skrevet i fanen. ')
    await app.start()
    await readsLines(bo, 'takeAway', lines => lines.join('\n').includes('Skrevet i fanen.'))
  })

  it('[NO68] say when the browser has no more room for what is not sent; it is sent all the same', async () => {
    const leave = await comeWith(full)
    await ane.sees('notes-takeAway')
    expect(await ane.textOf('notes-in-tab')).to.equal(null)
    await app.kill('SIGKILL')
    await ane.reads('notes-saving', 'Det, du skriver, er gemt her')
    const words = `begyndt ${'ord '.repeat(100_000)}sluttet`
    await pasteText(ane, 'nextStep', words)
    await ane.reads('notes-saving', 'denne browser kan ikke gemme')
    await leave()
    await app.start()
    await readsLines(bo, 'nextStep', lines => lines.join('\n').includes('sluttet'), 60_000)
    expect((await linesOf(bo, 'nextStep')).join('\n')).to.equal(words)
    await until('all is saved', async () => (await ane.textOf('notes-saving')) === 'Gemt')
  })
})
