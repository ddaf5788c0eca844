import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { seekTo } from '../../people/film.ts'
import { lookAt } from '../../people/look.ts'
import { bringInto, caretAtEnd, headingsOf, readsLines, stillOf } from '../../people/notes.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetAsPair, type Pair } from '../../people/pair.ts'
import { filmOf } from '../../people/together.ts'
import { violationsOn } from '../../support/axe.ts'
import { fromTheWeb, fromWord } from '../../support/clipboards.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'

/** The notes as two people write them; Bo steers the film. */
describe('the notes', () => {
  let app: RunningApp
  let pair: Pair | undefined
  let ane: Participant
  let bo: Participant

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    pair = await meetAsPair(app)
    ane = pair.ane
    bo = pair.bo
    ane.page.on('dialog', dialog => void dialog.accept())
    await bo.samePicture()
    await Promise.all([ane, bo].map(person => person.sees('notes-takeAway')))
  })

  after(async () => {
    await pair?.close()
    await app?.stop()
  })

  const key = async (person: Participant, ...keys: string[]) => {
    for (const one of keys) await person.page.keyboard.press(one as 'Enter')
  }
  const held = async (person: Participant, modifier: 'Alt' | 'Control' | 'Shift', one: string) => {
    await person.page.keyboard.down(modifier)
    await key(person, one)
    await person.page.keyboard.up(modifier)
  }
  const tagsIn = (person: Participant, section: string, selector: string) =>
    person.page.$$eval(`[data-testid="notes-${section}"] :is(${selector})`, found => found.length)
  const focused = (person: Participant) =>
    person.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '')

  it('[NO4] what is pasted from Word comes in as lines and lists, for both alike', async () => {
    const before = await headingsOf(ane)
    await bringInto(ane, 'sinceLast', 'paste', fromWord)
    const expected = [
      'Ugens samtale',
      'Han tøver, og du venter.',
      'Ro på',
      'tæl til fem',
      'Spørg igen',
      'rettet',
      'Hvem · Hvad',
      'Mor · lytter',
      'Mere hos VIVE og ikke her',
    ]
    for (const person of [ane, bo]) {
      const lines = await readsLines(person, 'sinceLast', found => found.length >= expected.length)
      expect(lines.map(line => line.trim())).to.deep.equal(expected)
      expect(await tagsIn(person, 'sinceLast', 'ul ul li')).to.equal(1)
      expect(await tagsIn(person, 'sinceLast', 'h1, h2, h3, table, style, [style], a[href^="javascript"]')).to.equal(0)
      expect(await tagsIn(person, 'sinceLast', 'a[href="https://vive.dk/da/"][rel="noopener noreferrer"]')).to.equal(1)
      expect(await tagsIn(person, 'sinceLast', 'strong')).to.equal(3)
    }
    expect(await headingsOf(ane)).to.deep.equal(before)
  })

  it('[NO4] nothing that is pasted, dropped or deleted changes the headings', async () => {
    const before = await headingsOf(ane)
    await bringInto(ane, 'takeAway', 'paste', fromTheWeb)
    const lines = await readsLines(bo, 'takeAway', found => found.length >= 5)
    expect(lines.map(line => line.trim())).to.deep.equal(['Næste skridt', 'En linje', 'to', 'linjer', 'ikke fed'])
    await bringInto(ane, 'takeAway', 'drop', '<h3>Overskrift</h3><table><tr><td>a</td><td>b</td></tr></table>')
    await readsLines(bo, 'takeAway', found => found.some(line => line.includes('a · b')))
    await ane.page.focus('[data-testid="notes-takeAway"]')
    await held(ane, 'Control', 'a')
    await key(ane, 'Backspace', 'Backspace', 'Delete')
    await readsLines(bo, 'takeAway', left => left.join('') === '')
    expect(await headingsOf(ane)).to.deep.equal(before)
    expect(await headingsOf(bo)).to.deep.equal(before)
  })

  it('an address that is typed becomes a link, and a line that begins with a dash a list', async () => {
    await ane.write('notes-takeAway', 'Se https://vive.dk/da/, Ane')
    await until(
      'the address is a link',
      async () => (await tagsIn(bo, 'takeAway', 'a[href="https://vive.dk/da/"]')) === 1,
    )
    await key(ane, 'Enter')
    await ane.page.keyboard.type('- først')
    await key(ane, 'Enter')
    await ane.page.keyboard.type('så')
    await key(ane, 'Tab')
    await until('the second is under the first', async () => (await tagsIn(bo, 'takeAway', 'ul ul li')) === 1)
  })

  it('[NO11] after Esc, Tab leaves the text; in a list it makes a sub-point, and Shift+Tab takes it back', async () => {
    await held(ane, 'Shift', 'Tab')
    await until('they stand beside each other', async () => (await tagsIn(bo, 'takeAway', 'ul ul li')) === 0)
    expect(await focused(ane)).to.equal('notes-takeAway')
    await key(ane, 'Escape', 'Tab')
    expect(await focused(ane)).not.to.equal('notes-takeAway')
    expect(await tagsIn(ane, 'takeAway', 'ul ul li')).to.equal(0)
  })

  it('[NO11] @ opens a list that the keyboard leads through; what is chosen stands in the line for both', async () => {
    await ane.write('notes-nextStep', 'Jeg venter ved @')
    await ane.sees('chip-offers')
    await key(ane, 'ArrowDown')
    const said = await ane.page.evaluate(() => {
      const text = document.activeElement
      const offer = document.getElementById(text?.getAttribute('aria-activedescendant') ?? '')
      return {
        list: document.getElementById(text?.getAttribute('aria-controls') ?? '')?.role,
        offer: offer?.textContent,
      }
    })
    expect(said.list).to.equal('listbox')
    expect(said.offer).to.match(/Billedet nu: 0:/)
    await key(ane, 'Enter')
    await bo.sees('still-chip')
    await ane.page.keyboard.type('@')
    await ane.sees('chip-offers')
    await key(ane, 'Escape')
    await until('the list is gone', async () => (await ane.page.$('[data-testid="chip-offers"]')) === null)
    await key(ane, 'Backspace')
    await ane.page.keyboard.type('og @looking')
    expect(await violationsOn(ane.page)).to.deep.equal([])
  })

  it('[NO26] a still shows the other the film’s small picture, and what is drawn on that frame while it is drawn', async () => {
    const seen = await until('Bo has the picture', () => stillOf(bo))
    expect(seen.from).to.match(/^\/api\/recordings\/[\da-f-]{36}\/storyboard$/)
    expect(seen).to.include({ hidden: true, strokes: 0 })
    await ane.press('draw')
    await ane.press('tool-circle')
    await ane.page.$eval('[data-testid="drawing-layer"]', layer => (layer as SVGSVGElement).focus())
    await key(ane, 'Enter')
    await until('the ring is on it', async () => (await stillOf(bo))?.strokes === 1)
    expect(await bo.textOf('still-chip')).to.match(/^Billedet 0:/)
    await key(ane, 'Delete')
    await until('it is gone from it', async () => (await stillOf(bo))?.strokes === 0)
    await key(ane, 'Escape')
  })

  it('[NO10] a time leads everybody there when one steers, else only oneself', async () => {
    await seekTo(bo, 0.2)
    await bo.samePicture()
    const start = (await filmOf(bo)).ms
    await caretAtEnd(ane, 'sinceLast')
    await key(ane, 'Enter')
    await held(ane, 'Alt', 't')
    await bo.sees('time-chip')
    await seekTo(bo, 0.5)
    await bo.samePicture()
    const away = (await filmOf(bo)).ms
    await ane.press('time-chip')
    await until('she is there', async () => Math.abs((await filmOf(ane)).ms - start) < 1_000)
    await ane.page.locator('::-p-text(Kun du ser dette sted nu)').wait()
    expect((await filmOf(bo)).ms).to.be.closeTo(away, 1)
    await ane.press('look-back')
    await bo.samePicture()
    await bo.press('time-chip')
    for (const person of [ane, bo])
      await until(`${person.name} is there`, async () => Math.abs((await filmOf(person)).ms - start) < 1_000)
  })

  it('[NO12] words are found in all sections, one after the other', async () => {
    await ane.page.focus('[data-testid="notes-sinceLast"]')
    await held(ane, 'Control', 'f')
    await ane.sees('notes-find')
    await ane.page.keyboard.type('VENTER')
    await ane.reads('notes-find-count', '1 af 2')
    await key(ane, 'Enter')
    await ane.reads('notes-find-count', '2 af 2')
    expect(
      await ane.page.$eval('.note-found--here', found => found.closest('[data-testid]')?.getAttribute('data-testid')),
    ).to.equal('notes-nextStep')
    expect(await violationsOn(ane.page)).to.deep.equal([])
    await key(ane, 'Escape')
    expect(await focused(ane)).to.equal('notes-nextStep')
  })

  it('[NO7] who wrote what is shown on demand', async () => {
    await bo.write('notes-ungeperspektiv', 'Du ventede på svaret.')
    await readsLines(ane, 'ungeperspektiv', lines => lines.join('') === 'Du ventede på svaret.')
    expect(await ane.page.$('.who-wrote')).to.equal(null)
    await ane.press('notes-tool-who')
    const whose = (section: string) =>
      ane.page.$eval(`[data-testid="notes-${section}"] .who-wrote`, line => line.getAttribute('data-who'))
    expect(await whose('ungeperspektiv')).to.match(/^Bo Påfund, mens filmen stod på 0:/)
    expect(await whose('nextStep')).to.match(/^Ane Opdigt, /)
    await lookAt(ane, 'notes', '[data-testid="notes-ungeperspektiv"]')
    await ane.press('notes-tool-who')
  })

  it('folding is remembered by this person’s browser, and says what is hidden', async () => {
    const fold = '.notes-domain:has([data-testid="notes-ungeperspektiv"]) .notes-domain__fold'
    await ane.page.click(fold)
    const hidden = () =>
      ane.page.$eval('[data-testid="notes-ungeperspektiv"]', text => !(text as HTMLElement).checkVisibility())
    await until('it is folded', hidden)
    // Where somebody writes, their name stands before what is hidden.
    await bo.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await ane.page.locator('.notes-domain__holds ::-p-text(noter i ét afsnit)').wait()
    await ane.page.reload()
    await ane.inRoom()
    await ane.page.waitForSelector(fold)
    expect(await hidden()).to.equal(true)
    await ane.page.click(fold)
  })

  it('[NO26] a still is a picture after the meeting too, until consent to the film is taken back: then nowhere, at once', async () => {
    await bo.press('leave')
    await until('the letter has the picture', async () => (await stillOf(bo, 'letter-still')) !== null)
    const told = await ane.page.evaluate(async () => {
      const film = document.querySelector('[data-testid="still-picture"] image')?.getAttribute('href') ?? ''
      const recording = film.replace('/storyboard', '')
      const { value } = await (await fetch(recording)).json()
      return (await fetch(`${recording}/persons/${value.persons[0].id}/consent`, { method: 'DELETE' })).status
    })
    expect(told).to.equal(200)
    for (const person of [ane, bo])
      await until(
        `${person.name} sees no picture any more`,
        async () => (await person.page.$('[data-testid="still-picture"]')) === null,
      )
  })

  it('nobody’s browser complained of anything', () => {
    expect([...ane.complaints, ...bo.complaints].join('\n')).to.equal('')
  })
})
