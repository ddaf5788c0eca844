import type { CycleId } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { Participant } from '../../people/Participant.ts'
import { violationsOn } from '../../support/axe.ts'
import { eachGoesOn } from '../../support/each-goes-on.ts'
import { type RunningApp, startApp } from '../../support/server.ts'
import { until } from '../../support/until.ts'
import { Client } from '../../support/wire/Client.ts'
import { courseOf, emailOf, password, sendConsented } from '../../support/wire/house.ts'

/** What surrounds the notes of a meeting, by two people: the red thread, private notes, what was before, files, the next round. */
describe('around the notes', () => {
  eachGoesOn()
  let app: RunningApp
  let ane: Participant
  let bo: Participant
  let meetingUrl: string

  before(async function () {
    this.timeout(240_000)
    app = await startApp()
    const demo = await app.demo()
    meetingUrl = demo.meeting.joinUrl
    ane = await Participant.openWithoutDevices('Ane')
    bo = await Participant.openWithoutDevices('Bo')
    await ane.signIn(app.baseUrl, 'ane@demo.invalid')
    await bo.signIn(app.baseUrl, 'bo@demo.invalid')
    await ane.join(meetingUrl)
    await bo.join(meetingUrl)
  })

  after(async () => {
    await Promise.all([ane?.close(), bo?.close()])
    await app?.stop()
  })

  it('[NO21] a line of one’s own notes is moved to the shared ones, and nobody saw it before', async () => {
    await ane.press('notes-private')
    await ane.write('notes-mine', 'Jeg blev selv utålmodig her.')
    await ane.press('move-line')
    await bo.reads('notes-takeAway', 'Jeg blev selv utålmodig her.')
    await until('it has left the private ones', async () => !(await ane.textOf('notes-mine'))?.includes('utålmodig'))
    await ane.press('notes-shared')
    await ane.reads('notes-takeAway', 'Jeg blev selv utålmodig her.')
  })

  it('[NO23] a section is brought back as it was, for both, and the bringing back can be undone', async () => {
    await bo.write('notes-klima', 'Han smiler, da hun venter.')
    await bo.reads('notes-saving', 'Gemt')
    await ane.reads('notes-klima', 'Han smiler')
    await ane.press('notes-menu')
    await ane.press('menu-versions')
    await ane.press('version-0')
    await ane.reads('version-preview', 'Noterne ser ud som dengang.')
    expect(await violationsOn(ane.page)).to.deep.equal([])
    await bo.press('notes-klima')
    await bo.page.keyboard.down('Control')
    await bo.page.keyboard.press('a')
    await bo.page.keyboard.up('Control')
    await bo.page.keyboard.press('Delete')
    const stands = async () => (await bo.textOf('notes-klima'))?.includes('Han smiler')
    await until('it is gone', async () => !(await stands()))
    await ane.press('restore-klima')
    await bo.reads('notes-klima', 'Han smiler, da hun venter.')
    await ane.press('undo-restore')
    await until('it is gone again', async () => !(await stands()))
    await ane.press('restore-klima')
    await bo.reads('notes-klima', 'Han smiler, da hun venter.')
    await ane.page.keyboard.press('Escape')
  })

  it('[DP1] what one agrees the other sees', async () => {
    await bo.write('notes-nextStep', 'Tæl til fem.')
    await bo.press('begin-point')
    await bo.write('point-text', 'Vente på svaret')
    await bo.write('point-when', 'i næste samtale')
    await bo.press('agree-point')
    await ane.reads('agreed-points', 'Vente på svaret')
  })

  it('[NO24] the notes are taken along', async () => {
    const file = await ane.page.evaluate(async url => {
      const answer = await fetch(`/api/meetings/${url}/notes/as/pdf?locale=da&timeZone=Europe/Copenhagen`)
      const { value } = await answer.json()
      return atob(value.base64).slice(0, 5)
    }, meetingUrl.split('/').at(-1))
    expect(file).to.equal('%PDF-')
  })

  it('[DP5] after the meeting the round is ended, and the next one begins with what was agreed', async () => {
    await bo.press('leave')
    await ane.press('leave')
    await ane.reads('agreed-points', 'Vente på svaret')
    await ane.goto(app.baseUrl)
    await until(
      'what is next is to end the round',
      async () => (await ane.attribute('next-step', 'data-step')) === 'finish',
    )
    await ane.press('next-step-go')
    await ane.press('close-round')
    await ane.press('confirm')
    await ane.reads('round-state', 'Runde afsluttet')
    await ane.goto(app.baseUrl)
    await ane.reads('since-last', 'Tæl til fem.')
    await ane.reads('since-last', 'Vente på svaret')
    await ane.press('answer-working')
    await ane.press('next-step-go')
    await ane.sees('round-state')
    await until('the answer stands', async () => (await ane.attribute('answer-working', 'aria-pressed')) === 'true')
    expect(await violationsOn(ane.page)).to.deep.equal([])
  })

  it('[DP3] what was agreed is at hand where the next film is analysed', async () => {
    const client = new Client(app.baseUrl)
    await client.signIn(emailOf('Ane'), password)
    const cycleId = (await courseOf(client)).cycles[1]?.id as CycleId
    await sendConsented(client, cycleId)
    await bo.goto(`${app.baseUrl}/rounds/${cycleId}/analysis`)
    await bo.press('since-last-open')
    await bo.reads('since-last-dialog', 'Vente på svaret')
    await bo.reads('since-last-dialog', 'Det virker')
    expect(await violationsOn(bo.page)).to.deep.equal([])
  })

  it('nobody’s browser complained of anything', () => {
    expect({ ane: ane.complaints, bo: bo.complaints }).to.deep.equal({ ane: [], bo: [] })
  })
})
