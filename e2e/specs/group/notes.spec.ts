import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { caretAtEnd, linesOf, readsLines } from '../../people/notes.ts'
import { Participant } from '../../people/Participant.ts'
import { slowMachine, wayTo } from '../../people/together.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import type { WeatherProxy } from '../../support/weather.ts'

const section = 'takeAway'
const sentences = {
  ane: 'Jeg vil vente, til han selv siger noget.',
  bo: 'Du gav ham ro, og så kom det.',
  anesPhone: 'Det her skriver jeg i toget uden net.',
}

/** Ane, Bo, and Ane once more on her phone, whose line is cut for a while. */
describe('three browsers in one section', () => {
  let app: RunningApp
  let proxy: WeatherProxy
  const people: Participant[] = []

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    const { meeting } = await app.demo()
    const way = await wayTo(app.baseUrl)
    proxy = way.proxy
    for (const [name, email, baseUrl] of [
      ['Ane', 'ane@demo.invalid', app.baseUrl],
      ['Bo', 'bo@demo.invalid', app.baseUrl],
      ['Ane’s phone', 'ane@demo.invalid', way.through(app.baseUrl)],
    ] as const) {
      const person = await Participant.openWithoutDevices(name)
      people.push(person)
      if (name === 'Ane’s phone') await person.page.setViewport({ width: 390, height: 844 })
      await person.signIn(baseUrl, email)
      await person.join(baseUrl === app.baseUrl ? meeting.joinUrl : way.through(meeting.joinUrl))
      await person.sees(`notes-${section}`)
    }
    // On a slow machine a key overtakes the browser's word that the caret has moved.
    for (const person of people) await slowMachine(person, 4)
  })

  after(async () => {
    await Promise.all(people.map(person => person.close()))
    proxy?.close()
    await app?.stop()
  })

  const typeAll = (texts: readonly string[]) =>
    Promise.all(people.map((person, index) => person.page.keyboard.type(texts[index] ?? '', { delay: 15 })))
  const sameText = async (matches: (lines: string[]) => boolean) => {
    const texts = []
    for (const person of people) texts.push(await readsLines(person, section, matches))
    return texts
  }

  it('[NO15] end with the same text, whoever was away, with every word of everybody', async () => {
    const [ane, bo, phone] = people
    if (!ane || !bo || !phone) throw new Error('somebody is missing')
    for (const person of people) {
      await caretAtEnd(person, section)
      await person.page.keyboard.press('Enter')
      await sameText(lines => lines.length === people.indexOf(person) + 2)
    }
    proxy.cut()
    await typeAll(Object.values(sentences))
    const { ane: anes, bo: bos, anesPhone } = sentences
    for (const person of [ane, bo])
      await readsLines(person, section, lines => lines.includes(anes) && lines.includes(bos))
    expect(await linesOf(ane, section)).not.to.include(anesPhone)
    expect(await linesOf(phone, section)).not.to.include(bos)
    proxy.mend()
    const texts = await sameText(lines => [anes, bos, anesPhone].every(sentence => lines.includes(sentence)))
    expect(texts[1]).to.deep.equal(texts[0])
    expect(texts[2]).to.deep.equal(texts[0])
  })

  it('[NO15] end with the same text when all write at one place at once', async () => {
    for (const person of people) await caretAtEnd(person, section)
    const before = (await linesOf(people[0] as Participant, section)).at(-1)?.length ?? 0
    const words = ['aaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbb', 'cccccccccccccccccccc']
    await typeAll(words)
    const whole = before + words.join('').length
    const texts = await sameText(lines => lines.at(-1)?.length === whole)
    expect(new Set(texts.map(lines => JSON.stringify(lines))).size).to.equal(1)
    for (const person of people) await person.reads('notes-saving', 'Gemt')
  })

  it('nobody’s browser complained of anything', () => {
    expect(people.map(({ complaints }) => complaints)).to.deep.equal([[], [], []])
  })
})
