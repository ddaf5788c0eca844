import { documentPath } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import * as Y from 'yjs'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd, keepUnsent, keptIn, linesOf, readsLines } from '../../people/notes.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetOverNotes } from '../../people/pair.ts'
import { inApp } from '../../people/suite.ts'
import { wayTo } from '../../people/together.ts'
import { until } from '../../support/until.ts'
import { Client } from '../../support/wire/Client.ts'
import { emailOf, password, placeOf } from '../../support/wire/house.ts'

/** Brackets in brackets, deeper than the server reads. */
const deep = (levels: number): unknown[] => (levels === 0 ? [] : [deep(levels - 1)])
const byWords = (one: { words: string | null }, other: { words: string | null }) =>
  (other.words ?? '').length - (one.words ?? '').length

/** Ane writes and draws while her line is cut; meanwhile what she writes on is deleted. */
describe('words without a place', () => {
  const here = inApp(async app => {
    const { proxy, through } = await wayTo(app.baseUrl)
    const pair = await meetOverNotes(app, { through })
    return { ...pair, proxy, close: () => pair.close().finally(() => proxy.close()) }
  })

  async function signedIn(): Promise<Client> {
    const wire = new Client(here.app.baseUrl)
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

  const saidTo = (person: Participant) =>
    until('it is said', async () => {
      const found = await textsLeft(person)
      return found.length > 0 ? found : null
    })

  it('[NO66] that somebody deleted the line of meanwhile are shown to their writer, to be copied or thrown away', async () => {
    await here.ane.write('notes-klima', 'Han tøver.')
    await here.ane.page.keyboard.press('Enter')
    await here.ane.page.keyboard.type('Så ser han op')
    await readsLines(here.bo, 'klima', lines => lines.join('').includes('Så ser han op'))
    await here.ane.reads('notes-saving', 'Gemt')
    here.proxy.cut()
    await here.ane.page.keyboard.type(' og smiler.')
    await here.bo.press('notes-klima')
    await here.bo.page.keyboard.down('Control')
    await here.bo.page.keyboard.press('a')
    await here.bo.page.keyboard.up('Control')
    await here.bo.page.keyboard.press('Backspace')
    await here.bo.page.keyboard.type('Noget andet.')
    await here.bo.reads('notes-saving', 'Gemt')
    here.proxy.mend()
    await readsLines(here.ane, 'klima', lines => lines.join('').includes('Noget andet.'))
    const [left] = await saidTo(here.ane)
    expect(left?.words).to.equal('og smiler.')
    expect(left?.why).to.include('Linjen, du skrev i, blev slettet')
    expect((await linesOf(here.bo, 'klima')).join('')).to.equal('Noget andet.')
    await lookAt(here.ane, 'left-words-room', '[data-testid="left-words"]')
    await here.ane.press('left-remove')
    await until('it is gone', async () => (await textsLeft(here.ane)).length === 0)
    await until('nothing is kept here', async () => (await keptIn(here.ane)) === 0)
  })

  it('[NO63] that the server cannot take shut nobody out: they are shown, and after loading anew one writes on', async () => {
    const refused = new Y.Doc()
    refused.getText('text').insert(0, 'Uheldige ord.')
    refused.getMap('map').set('deep', deep(200))
    const { meetingId } = await placeOf(await signedIn())
    await keepUnsent(here.ane, documentPath({ kind: 'notes', meetingId }), Y.encodeStateAsUpdate(refused))
    await here.ane.page.reload({ waitUntil: 'domcontentloaded' })
    await here.ane.inRoom()
    await here.ane.reads('notes-saving', 'kan ikke gemmes')
    const [left] = await saidTo(here.ane)
    expect(left?.words).to.equal('Uheldige ord.')
    await lookAt(here.ane, 'refused', '[data-testid="left-words"]')
    await here.ane.page.reload({ waitUntil: 'domcontentloaded' })
    await here.ane.inRoom()
    await caretAtEnd(here.ane, 'nextStep')
    await here.ane.page.keyboard.type('Vi fortsætter.')
    await readsLines(here.bo, 'nextStep', lines => lines.join('').includes('Vi fortsætter.'))
    await here.ane.reads('notes-saving', 'Gemt')
    expect((await saidTo(here.ane)).map(({ words }) => words)).to.deep.equal(['Uheldige ord.'])
    await here.ane.press('left-remove')
    await until('nothing is kept here', async () => (await keptIn(here.ane)) === 0)
  })

  it('[NO66] of a film that went meanwhile are shown with why, in the meeting and after the page was loaded anew', async () => {
    await caretAtEnd(here.ane, 'takeAway')
    await here.ane.page.keyboard.type('Her: ')
    await here.ane.page.keyboard.down('Alt')
    await here.ane.page.keyboard.press('t')
    await here.ane.page.keyboard.up('Alt')
    await here.bo.sees('time-chip')
    await here.ane.reads('notes-saving', 'Gemt')
    here.proxy.cut()
    await here.ane.page.keyboard.type(' Det ser jeg først nu.')
    await here.ane.press('draw')
    await here.ane.press('tool-circle')
    await here.ane.page.$eval('[data-testid="drawing-layer"]', layer => (layer as SVGSVGElement).focus())
    await here.ane.page.keyboard.press('Enter')
    await until('the browser keeps both', async () => (await keptIn(here.ane)) > 1)
    const wire = await signedIn()
    const { recordingId, filmedPersonId } = await placeOf(wire)
    await wire.call('consent:withdraw', { recordingId, id: filmedPersonId })
    await here.bo.page.locator('::-p-text(Filmen)').wait()
    here.proxy.mend()
    const both = async () => {
      const found = await textsLeft(here.ane)
      return found.length === 2 ? found : null
    }
    const [written, drawn] = await until('it is said', both).then(found => found.toSorted(byWords))
    expect(written?.words).to.equal('Det ser jeg først nu.')
    expect(written?.why).to.include('Linjen, du skrev i, blev slettet')
    expect(drawn?.why).to.include('Filmen er slettet, og tegningerne på den er slettet med den.')
    await here.ane.press('left-copy')
    await here.ane.reads('left-copy', 'Kopieret')
    await lookAt(here.ane, 'left-words', '[data-testid="left-words"]')
    await here.ane.page.reload({ waitUntil: 'domcontentloaded' })
    await until('it is said again', both)
    await here.ane.press('left-remove')
    await until('one is thrown away', async () => (await textsLeft(here.ane)).length === 1)
    await here.ane.press('left-remove')
    await until('nothing is kept here', async () => (await keptIn(here.ane)) === 0)
  })
})
