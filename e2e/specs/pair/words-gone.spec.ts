import { documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import * as Y from 'yjs'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd, keepUnsent, keptIn, linesOf, readsLines } from '../../people/notes.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { wayTo } from '../../people/together.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'
import type { WeatherProxy } from '../../support/weather.ts'
import { Client } from '../../support/wire/Client.ts'
import { emailOf, password, placeOf } from '../../support/wire/house.ts'

/** Brackets in brackets, deeper than the server reads. */
const deep = (levels: number): unknown[] => (levels === 0 ? [] : [deep(levels - 1)])
const byWords = (one: { words: string | null }, other: { words: string | null }) =>
  (other.words ?? '').length - (one.words ?? '').length

/** Ane writes and draws while her line is cut; meanwhile what she writes on is deleted. */
describe('words without a place', () => {
  let app: RunningApp
  let proxy: WeatherProxy
  let pair: Pair
  let ane: Participant
  let bo: Participant

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    const way = await wayTo(app.baseUrl)
    proxy = way.proxy
    pair = await meetAsPair(app, { through: way.through })
    ane = pair.ane
    bo = pair.bo
    ane.page.on('dialog', dialog => void dialog.accept())
    await Promise.all([ane, bo].map(person => person.sees('notes-takeAway')))
  })

  after(async () => {
    await pair?.close()
    proxy?.close()
    await app?.stop()
  })

  async function signedIn(): Promise<Client> {
    const wire = new Client(app.baseUrl)
    await wire.signIn(emailOf('Ane'), password)
    return wire
  }
  const textsLeft = (person: Participant) =>
    person.page.$$eval('[data-testid="left-words"]', all =>
      all.map(one => ({
        why: one.textContent ?? '',
        words: one.querySelector<HTMLTextAreaElement>('[data-testid="left-text"]')?.value ?? null,
      })),
    )

  it('[NO66] that somebody deleted the line of meanwhile are shown to their writer, to be copied or thrown away', async () => {
    await ane.write('notes-klima', 'Han tøver.')
    await ane.page.keyboard.press('Enter')
    await ane.page.keyboard.type('Så ser han op')
    await readsLines(bo, 'klima', lines => lines.join('').includes('Så ser han op'))
    await ane.reads('notes-saving', 'Gemt')
    proxy.cut()
    await ane.page.keyboard.type(' og smiler.')
    await bo.press('notes-klima')
    await bo.page.keyboard.down('Control')
    await bo.page.keyboard.press('a')
    await bo.page.keyboard.up('Control')
    await bo.page.keyboard.press('Backspace')
    await bo.page.keyboard.type('Noget andet.')
    await bo.reads('notes-saving', 'Gemt')
    proxy.mend()
    await readsLines(ane, 'klima', lines => lines.join('').includes('Noget andet.'))
    const [left] = await until('it is said', async () => {
      const found = await textsLeft(ane)
      return found.length > 0 ? found : null
    })
    expect(left?.words).to.equal('og smiler.')
    expect(left?.why).to.include('Linjen, du skrev i, blev slettet')
    expect((await linesOf(bo, 'klima')).join('')).to.equal('Noget andet.')
    await lookAt(ane, 'left-words-room', '[data-testid="left-words"]')
    await ane.press('left-remove')
    await until('it is gone', async () => (await textsLeft(ane)).length === 0)
    await until('nothing is kept here', async () => (await keptIn(ane)) === 0)
  })

  it('[NO63] that the server cannot take shut nobody out: they are shown, and after loading anew one writes on', async () => {
    const refused = new Y.Doc()
    refused.getText('text').insert(0, 'Uheldige ord.')
    refused.getMap('map').set('deep', deep(200))
    const { meetingId } = await placeOf(await signedIn())
    await keepUnsent(ane, documentPath({ kind: 'notes', meetingId }), Y.encodeStateAsUpdate(refused))
    await ane.page.reload({ waitUntil: 'domcontentloaded' })
    await ane.inRoom()
    await ane.reads('notes-saving', 'kan ikke gemmes')
    const [left] = await until('it is said', async () => {
      const found = await textsLeft(ane)
      return found.length > 0 ? found : null
    })
    expect(left?.words).to.equal('Uheldige ord.')
    await lookAt(ane, 'refused', '[data-testid="left-words"]')
    await ane.page.reload({ waitUntil: 'domcontentloaded' })
    await ane.inRoom()
    await caretAtEnd(ane, 'nextStep')
    await ane.page.keyboard.type('Vi fortsætter.')
    await readsLines(bo, 'nextStep', lines => lines.join('').includes('Vi fortsætter.'))
    await ane.reads('notes-saving', 'Gemt')
    expect((await textsLeft(ane)).map(({ words }) => words)).to.deep.equal(['Uheldige ord.'])
    await ane.press('left-remove')
    await until('nothing is kept here', async () => (await keptIn(ane)) === 0)
  })

  it('[NO66] of a film that went meanwhile are shown with why, in the meeting and after the page was loaded anew', async () => {
    await caretAtEnd(ane, 'takeAway')
    await ane.page.keyboard.type('Her: ')
    await ane.page.keyboard.down('Alt')
    await ane.page.keyboard.press('t')
    await ane.page.keyboard.up('Alt')
    await bo.sees('time-chip')
    await ane.reads('notes-saving', 'Gemt')
    proxy.cut()
    await ane.page.keyboard.type(' Det ser jeg først nu.')
    await ane.press('draw')
    await ane.press('tool-circle')
    await ane.page.$eval('[data-testid="drawing-layer"]', layer => (layer as SVGSVGElement).focus())
    await ane.page.keyboard.press('Enter')
    await until('the browser keeps both', async () => (await keptIn(ane)) > 1)
    const wire = await signedIn()
    const { recordingId, filmedPersonId } = await placeOf(wire)
    await wire.call('consent:withdraw', { recordingId, id: filmedPersonId })
    await bo.page.locator('::-p-text(Filmen)').wait()
    proxy.mend()
    const both = async () => {
      const found = await textsLeft(ane)
      return found.length === 2 ? found : null
    }
    const [written, drawn] = await until('it is said', both).then(found => found.toSorted(byWords))
    expect(written?.words).to.equal('Det ser jeg først nu.')
    expect(written?.why).to.include('Linjen, du skrev i, blev slettet')
    expect(drawn?.why).to.include('Filmen er slettet, og tegningerne på den er slettet med den.')
    await ane.press('left-copy')
    await ane.reads('left-copy', 'Kopieret')
    await lookAt(ane, 'left-words', '[data-testid="left-words"]')
    await ane.page.reload({ waitUntil: 'domcontentloaded' })
    await until('it is said again', both)
    await ane.press('left-remove')
    await until('one is thrown away', async () => (await textsLeft(ane)).length === 1)
    await ane.press('left-remove')
    await until('nothing is kept here', async () => (await keptIn(ane)) === 0)
  })
})
