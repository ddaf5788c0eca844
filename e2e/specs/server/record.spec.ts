import { streamUrl, uploadPath } from '@samsyn/shared'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { until } from '../../support/until.ts'
import { Client } from '../../support/wire/Client.ts'
import { arrange, emailOf, type House, openHouse, type Place, password } from '../../support/wire/house.ts'

type Row = Record<string, string>

describe('What the security record says of a day', () => {
  let house: House
  let place: Place
  before(async () => {
    house = await openHouse()
    place = await arrange(house.cilie, house.bo)
  })
  after(() => house.app.stop())

  const print = () => house.app.samsyn('record')
  async function rows(): Promise<Row[]> {
    const [heading = '', ...lines] = (await print()).trim().split('\n')
    const names = heading.split('\t')
    return lines.map(line => Object.fromEntries(line.split('\t').map((field, index) => [names[index] ?? '', field])))
  }
  const found = (what: string, fits: (row: Row) => boolean = () => true) =>
    until(`${what} is on the record`, async () => (await rows()).find(row => row.what === what && fits(row)) ?? null)
  const idOf = async (client: Client) => (await client.call('session:current', {}))?.id ?? ''

  it('[RC13] has who came in, how, and who was refused, on whose account', async () => {
    const [cilie, bo] = [await idOf(house.cilie), await idOf(house.bo)]
    const signedIn = await found('sign-in', row => row.by === cilie && row.outcome === 'done')
    expect(signedIn).to.include({ detail: 'password', outcome: 'done' })
    expect(signedIn.session).to.have.length(36)
    expect(signedIn.address).to.have.length(22)
    const stranger = new Client(house.app.baseUrl)
    const tries = Array.from({ length: 12 }, () => stranger.signIn(emailOf('Bo'), 'forkert ord').catch(() => null))
    await Promise.all(tries)
    const failed = await found('sign-in', row => row.outcome === 'refused')
    expect(failed).to.include({ by: '-', about: bo, detail: 'wrong-sign-in', times: '1' })
    expect(await found('lock-out')).to.include({ about: bo, detail: 'too-many-attempts' })
  })

  it('[RC14] has who was refused what is not theirs, over each door', async () => {
    const ane = await idOf(house.ane)
    const { meetingId, recordingId } = place
    const code = await house.ane.call('meeting:get', { meetingId }).then(
      () => null,
      (error: { code: string }) => error.code,
    )
    expect(code).to.equal('not-found')
    expect(await found('refusal', row => row.detail === 'meeting:get not-found')).to.include({ by: ane })
    const line = house.ane.line()
    await line.ready()
    expect((await line.reply('meeting:enter', { meetingId })).ok).to.equal(false)
    expect(await found('refusal', row => row.detail === 'meeting:enter not-found')).to.include({ by: ane })
    line.close()
    const notes = house.ane.document({ kind: 'notes', meetingId })
    expect(await found('refusal', row => row.detail === 'document not-found')).to.include({ by: ane })
    notes.close()
    await house.ane.bytes(streamUrl('film', recordingId))
    expect(await found('refusal', row => row.detail === 'stream:film not-found')).to.include({ by: ane })
    await house.ane.fetch('HEAD', `${uploadPath}/${recordingId}`, { headers: { 'tus-resumable': '1.0.0' } })
    expect(await found('refusal', row => row.detail === 'upload not-found')).to.include({ by: ane })
  })

  it('[RC15] has what was stated, seen, taken along, withdrawn and deleted, each before or with the deed', async () => {
    const { meetingId, recordingId, filmedPersonId } = place
    const [cilie, bo] = [await idOf(house.cilie), await idOf(house.bo)]
    expect(await found('consent-stated', row => row.about === recordingId)).to.include({
      by: cilie,
      about: recordingId,
      detail: `${filmedPersonId} given`,
    })
    await house.bo.bytes(streamUrl('film', recordingId), { range: 'bytes=0-99' })
    expect(await found('view', row => row.about === recordingId)).to.include({ by: bo, outcome: 'done' })
    const wanted = { locale: 'da', timeZone: 'Europe/Copenhagen' } as const
    await house.bo.call('notes:take-along', { meetingId, format: 'md', ...wanted })
    expect(await found('export')).to.include({ by: bo, about: recordingId })
    await house.bo.call('notes:at', { meetingId, seq: 0 }).catch(() => null)
    expect(await found('version-read')).to.include({ by: bo, about: recordingId })
    await house.cilie.call('recording:report', { recordingId, format: 'md', ...wanted })
    expect(await found('export', row => row.by === cilie)).to.include({ about: recordingId })
    await house.cilie.call('consent:withdraw', { recordingId, id: filmedPersonId })
    expect(await found('consent-withdrawn', row => row.about === recordingId)).to.include({
      by: cilie,
      about: recordingId,
    })
    expect(await found('deletion', row => row.about === recordingId)).to.include({
      about: recordingId,
      detail: 'withdrawal',
    })
  })

  it('[RC16] has what the command line did, and sessions that it ended', async () => {
    const ane = await idOf(house.ane)
    await house.app.samsyn('invite', '--email', emailOf('Ane'))
    expect(await found('invitation-made')).to.include({ about: ane })
    await house.app.samsyn('disable', '--email', emailOf('Ane'))
    expect(await found('disabled')).to.include({ about: ane })
    await house.app.samsyn('enable', '--email', emailOf('Ane'))
    expect(await found('enabled')).to.include({ about: ane })
    await house.bo.call('session:sign-out', {})
    expect(await found('session-ended')).to.include({ outcome: 'done' })
  })

  it('[RC17] has no password, token, name, address or word in it, and is in order', async () => {
    const record = await print()
    for (const word of [password, 'forkert', 'Bo', 'demo.invalid', '127.0.0.1', '::1', 'Ung på 17', 'Et blik'])
      expect(record, word).not.to.match(new RegExp(`(^|[\\t ])${word}`, 'm'))
    expect(record).not.to.include('eyJ')
    expect(await house.app.samsyn('check')).to.match(/The security record has \d+ rows, each as it was written/)
  })
})
