import { collabLimits } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd, linesOf, pasteText, readsLines } from '../../people/notes.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'
import { Client } from '../../support/wire/Client.ts'
import { emailOf, password, placeOf } from '../../support/wire/house.ts'

const kib = 1024

/** Notes and drawings that take no more. */
describe('a full document', () => {
  let app: RunningApp
  let pair: Pair
  let ane: Participant
  let bo: Participant
  let wire: Client

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    pair = await meetAsPair(app)
    ane = pair.ane
    bo = pair.bo
    ane.page.on('dialog', dialog => void dialog.accept())
    await Promise.all([ane, bo].map(person => person.sees('notes-takeAway')))
    wire = new Client(app.baseUrl)
    await wire.signIn(emailOf('Bo'), password)
  })

  after(async () => {
    await pair?.close()
    await app?.stop()
  })

  /** Writes in a document, where nobody sees it, until it takes about so much more. */
  async function fill(kind: 'notes' | 'drawings', leftBytes: number, fromBytes: number = collabLimits.documentBytes) {
    const { meetingId } = await placeOf(wire)
    const document = wire.document({ kind, meetingId })
    await until('it is here', document.isSynced)
    for (let left = fromBytes - leftBytes; left > 0; left -= 900 * kib) {
      document.write(doc => doc.getText('filler').insert(0, 'x'.repeat(Math.min(left, 900 * kib))))
      await until('it is saved', document.isSaved)
    }
    document.close()
  }

  it('[NO65] refuses what it does not take with a sentence, and keeps what stood there and what still fits', async () => {
    await caretAtEnd(ane, 'takeAway')
    await ane.page.keyboard.type('Skrevet før. ')
    await ane.reads('notes-saving', 'Gemt')
    await fill('notes', 400 * kib)
    await pasteText(ane, 'takeAway', `for-meget ${'ord '.repeat(50_000)}`)
    await ane.reads('toast', 'ikke plads til mere i disse noter')
    await lookAt(ane, 'no-room', '[data-testid="notes-takeAway"]')
    await ane.page.keyboard.type('Skrevet efter.')
    await ane.reads('notes-saving', 'Gemt')
    for (const person of [ane, bo])
      expect(await readsLines(person, 'takeAway', found => found.join('').includes('efter.'))).to.deep.equal([
        'Skrevet før. Skrevet efter.',
      ])
  })

  it('[NO65] still lets who writes delete, and is read as it was after the page was loaded anew', async () => {
    await fill('notes', 150 * kib, 400 * kib)
    await ane.page.keyboard.type(' Intet mere.')
    await ane.page.keyboard.press('Backspace')
    await readsLines(bo, 'takeAway', found => found.join('') === 'Skrevet før. Skrevet efter')
    await ane.reads('notes-saving', 'Gemt')
    await ane.page.reload({ waitUntil: 'domcontentloaded' })
    await ane.inRoom()
    await readsLines(ane, 'takeAway', found => found.join('') === 'Skrevet før. Skrevet efter')
    expect(await linesOf(bo, 'takeAway')).to.deep.equal(['Skrevet før. Skrevet efter'])
  })

  it('[NO65] begins no stroke that could not be saved, and says so', async () => {
    await fill('drawings', 200 * kib)
    await ane.press('draw')
    await ane.press('tool-circle')
    await ane.page.$eval('[data-testid="drawing-layer"]', layer => (layer as SVGSVGElement).focus())
    await ane.page.keyboard.press('Enter')
    await ane.reads('toast', 'ikke er plads til mere')
    expect(await ane.page.$$eval('[data-stroke-id]', strokes => strokes.length)).to.equal(0)
  })
})
