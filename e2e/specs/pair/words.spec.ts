import { expect } from 'chai'
import { describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { caretAtEnd, keptIn, linesOf, pasteText, readsLines } from '../../people/notes.ts'
import type { Participant } from '../../people/Participant.ts'
import { meetOverNotes } from '../../people/pair.ts'
import { inApp } from '../../people/suite.ts'
import { until } from '../../support/until.ts'

const important = 'Det vigtigste ord: tøven.'
/** Lines of other words each, so many that they are about as long as this. */
const pageOf = (name: string, letters: number) =>
  Array.from({ length: Math.ceil(letters / 1_000) }, (_, line) => `${name}.${line} ${'ord og '.repeat(142)}`).join('\n')
const endsOf = (pages: readonly string[]) =>
  pages.flatMap(page => [page.split(' ')[0], page.split('\n').at(-1)?.split(' ')[0]])

/** Many words, many at once, and who writes them, as the other sees it. */
describe('the words of two people', () => {
  const here = inApp(meetOverNotes)

  const caretsOn = (person: Participant) =>
    person.page.$$eval('[data-testid="notes-takeAway"] .remote-caret', carets =>
      carets.map(caret => caret.querySelector('.remote-caret__name')?.textContent),
    )

  const headsOn = (person: Participant) =>
    person.page.$$eval('.note-section__head', heads => heads.map(head => head.getBoundingClientRect().height))
  /** Whether whoever presses on the message's words presses what lies beneath it. */
  const pressedThrough = (person: Participant) =>
    person.page.$eval('.ui-toast-text', text => {
      const { left, top, width, height } = text.getBoundingClientRect()
      const pressed = document.elementFromPoint(left + width / 2, top + height / 2)
      return pressed !== null && pressed.closest('.ui-toasts') === null
    })
  const sectionsOf = (person: Participant) =>
    person.page.$$eval('.note-section:not([hidden]) .note-section__text', texts =>
      texts.map(text => (text as HTMLElement).dataset.testid?.replace('notes-', '') ?? ''),
    )

  it('[NO60] at the other’s caret stands the other’s name, and the heading says who writes there', async () => {
    for (const person of [here.ane, here.bo]) {
      await caretAtEnd(person, 'takeAway')
      await person.page.keyboard.type(`${person.name} her. `)
    }
    for (const [person, other] of [
      [here.ane, 'Bo Påfund'],
      [here.bo, 'Ane Opdigt'],
    ] as const) {
      // One caret with one name; it may be drawn anew while what was typed is still on its way.
      await until(`${person.name} sees one name`, async () => String(await caretsOn(person)) === other)
      await person.reads('writes-takeAway', `${other} skriver her`)
    }
    await lookAt(here.ane, 'co-writer', '[data-testid="writes-takeAway"]')
  })

  it('[NO81] that somebody writes under a heading moves nothing on the other’s screen, however narrow it is', async () => {
    const size = here.ane.page.viewport()
    for (const width of [390, 1024]) {
      await here.ane.page.setViewport({ width, height: 768 })
      await caretAtEnd(here.bo, 'takeAway')
      await here.ane.reads('writes-takeAway', 'Bo Påfund skriver her')
      const before = await headsOn(here.ane)
      expect(Math.min(...before)).to.be.above(0)
      for (const section of await sectionsOf(here.bo)) {
        await caretAtEnd(here.bo, section)
        await here.ane.reads(`writes-${section}`, 'Bo Påfund skriver her')
        expect(await headsOn(here.ane)).to.deep.equal(before)
      }
    }
    await here.ane.page.setViewport(size)
  })

  it('[NO64] [SC9] what is too much at once is refused whole, with a sentence; what is written after it is saved', async () => {
    const before = await linesOf(here.ane, 'takeAway')
    await pasteText(here.ane, 'takeAway', pageOf('for-meget', 2 * 1024 * 1024))
    await here.ane.reads('toast', 'for meget at sætte ind på én gang')
    expect(await pressedThrough(here.ane), 'what is pressed where the message stands').to.equal(true)
    expect(await linesOf(here.ane, 'takeAway')).to.deep.equal(before)
    await lookAt(here.ane, 'too-much', '[data-testid="notes-takeAway"]')
    await caretAtEnd(here.ane, 'takeAway')
    await here.ane.page.keyboard.type('Skrevet efter.')
    await here.ane.reads('notes-saving', 'Gemt')
    await readsLines(here.bo, 'takeAway', lines => lines.join('\n').includes('Skrevet efter.'))
    expect((await linesOf(here.bo, 'takeAway')).join('\n')).not.to.include('for-meget')
    await here.ane.page.reload({ waitUntil: 'domcontentloaded' })
    await here.ane.inRoom()
    await readsLines(here.ane, 'takeAway', lines => lines.join('\n').includes('Skrevet efter.'))
    await here.ane.reads('notes-saving', 'Gemt')
  })

  it('[NO61] three megabytes that were written while the server was away all come to the other’s screen, and the word before them', async function () {
    this.timeout(300_000)
    const pages = Array.from({ length: 8 }, (_, page) => pageOf(`side${page}`, 410_000))
    await here.app.kill('SIGKILL')
    await here.ane.reads('notes-saving', 'Forbindelsen er væk')
    await caretAtEnd(here.ane, 'takeAway')
    await here.ane.page.keyboard.type(` ${important}`)
    for (const [index, page] of pages.entries()) {
      await pasteText(here.ane, 'nextStep', `${page}\n`)
      await readsLines(here.ane, 'nextStep', lines => lines.join('\n').includes(`side${index}.409`))
    }
    await until('the browser keeps all', async () => (await keptIn(here.ane)) > pages.length)
    await here.app.start()
    await readsLines(here.bo, 'takeAway', lines => lines.join('\n').includes(important), 120_000)
    const lines = await readsLines(here.bo, 'nextStep', found => found.join('\n').includes('side7.409'), 120_000)
    for (const end of endsOf(pages)) expect(lines.join('\n')).to.include(end)
    expect(lines.join('').length).to.be.greaterThan(3 * 1024 * 1024)
    await here.ane.reads('notes-saving', 'Gemt', 60_000)
    await until('nothing is kept here', async () => (await keptIn(here.ane)) === 0)
  })
})
