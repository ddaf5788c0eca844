import { collabLimits } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd, linesOf, pasteText, readsLines } from '../../people/notes.ts'
import { meetOverNotes } from '../../people/pair.ts'
import { inApp } from '../../people/suite.ts'
import { until } from '../../support/until.ts'
import { Client } from '../../support/wire/Client.ts'
import { emailOf, password, placeOf } from '../../support/wire/house.ts'

const kib = 1024

/** Notes and drawings that take no more. */
describe('a full document', () => {
  const here = inApp(async app => {
    const wire = new Client(app.baseUrl)
    await wire.signIn(emailOf('Bo'), password)
    return { ...(await meetOverNotes(app)), wire }
  })

  /** Writes in a document, where nobody sees it, until it takes about so much more. */
  async function fill(kind: 'notes' | 'drawings', leftBytes: number, fromBytes: number = collabLimits.documentBytes) {
    const { meetingId } = await placeOf(here.wire)
    const document = here.wire.document({ kind, meetingId })
    await until('it is here', document.isSynced)
    for (let left = fromBytes - leftBytes; left > 0; left -= 900 * kib) {
      document.write(doc => doc.getText('filler').insert(0, 'x'.repeat(Math.min(left, 900 * kib))))
      await until('it is saved', document.isSaved)
    }
    document.close()
  }

  it('[NO65] refuses what it does not take with a sentence, and keeps what stood there and what still fits', async () => {
    await caretAtEnd(here.ane, 'takeAway')
    await here.ane.page.keyboard.type('Skrevet før. ')
    await here.ane.reads('notes-saving', 'Gemt')
    await fill('notes', 400 * kib)
    await pasteText(here.ane, 'takeAway', `for-meget ${'ord '.repeat(50_000)}`)
    await here.ane.reads('toast', 'ikke plads til mere i disse noter')
    await lookAt(here.ane, 'no-room', '[data-testid="notes-takeAway"]')
    await here.ane.page.keyboard.type('Skrevet efter.')
    await here.ane.reads('notes-saving', 'Gemt')
    for (const person of [here.ane, here.bo])
      expect(await readsLines(person, 'takeAway', found => found.join('').includes('efter.'))).to.deep.equal([
        'Skrevet før. Skrevet efter.',
      ])
  })

  it('[NO65] still lets who writes delete, and is read as it was after the page was loaded anew', async () => {
    await fill('notes', 150 * kib, 400 * kib)
    await here.ane.page.keyboard.type(' Intet mere.')
    await here.ane.page.keyboard.press('Backspace')
    await readsLines(here.bo, 'takeAway', found => found.join('') === 'Skrevet før. Skrevet efter')
    await here.ane.reads('notes-saving', 'Gemt')
    await here.ane.page.reload({ waitUntil: 'domcontentloaded' })
    await here.ane.inRoom()
    await readsLines(here.ane, 'takeAway', found => found.join('') === 'Skrevet før. Skrevet efter')
    expect(await linesOf(here.bo, 'takeAway')).to.deep.equal(['Skrevet før. Skrevet efter'])
  })

  it('[NO65] begins no stroke that could not be saved, and says so', async () => {
    await fill('drawings', 200 * kib)
    await here.ane.press('draw')
    await here.ane.press('tool-circle')
    await here.ane.page.$eval('[data-testid="drawing-layer"]', layer => (layer as SVGSVGElement).focus())
    await here.ane.page.keyboard.press('Enter')
    await here.ane.reads('toast', 'ikke er plads til mere')
    expect(await here.ane.page.$$eval('[data-stroke-id]', strokes => strokes.length)).to.equal(0)
  })
})
