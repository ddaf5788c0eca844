import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { randomFrom } from '../../support/random.ts'
import { until } from '../../support/until.ts'
import { canaries, drawingsOf, holdersOf, plantWords, shownOf } from '../../support/wire/canaries.ts'
import { emailOf, type House, openHouse, type Place, password, placeOf } from '../../support/wire/house.ts'

/** For the record 200. */
const deletions = Number(process.env.SAMSYN_DELETIONS ?? 8)
const seed = Number(process.env.SAMSYN_SEED ?? randomBytes(4).readUInt32BE())

/** What is logged is of interest only where it is looked through. */
const quietly = { LOG_LEVEL: 'warn' }

/** The wrapped keys of what was written about a film and at its meeting, as they lie on the disk. */
async function wrappedKeys(dataDir: string, { recordingId, meetingId }: Place): Promise<Buffer[]> {
  const keys = join(dataDir, 'keys')
  const entries = await readdir(keys, { recursive: true, withFileTypes: true })
  const about = entries.filter(({ parentPath }) => parentPath.includes(recordingId) || parentPath.includes(meetingId))
  return Promise.all(about.filter(entry => entry.isFile()).map(entry => readFile(join(entry.parentPath, entry.name))))
}

const isDone = async (house: House, { cycleId }: Place) => {
  const [receipt] = await house.ane.call('recording:receipts', { cycleId })
  return receipt ? receipt.doneMs !== null : false
}

/** What was written about the film stands on no screen any more; what was agreed stays. */
async function expectGone(house: House, place: Place, words: readonly string[]) {
  const shown = await shownOf(house, place)
  expect(words.filter(word => !word.startsWith('fugl-point') && shown.includes(word))).to.deep.equal([])
  expect(await drawingsOf(house, place)).to.equal('gone')
}

describe('What is written about a film', () => {
  let house: House
  let place: Place
  let words: string[]
  let beside: string
  const names = canaries('navn', 6)

  before(async () => {
    house = await openHouse({ LOG_LEVEL: 'trace' })
    place = await placeOf(house.ane)
    words = await plantWords(house, place)
    beside = await mkdtemp(join(tmpdir(), 'samsyn-beside-'))
    for (const name of names)
      await house.app.samsyn('create-user', '--name', name, '--email', `${name}@example.org`, '--role', 'worker')
  })
  after(async () => {
    await house.app.stop()
    await rm(beside, { recursive: true })
  })

  const signIn = () =>
    Promise.all([house.ane.signIn(emailOf('Ane'), password), house.bo.signIn(emailOf('Bo'), password)])

  it('[DE5] lies nowhere in the clear: not in the data folder, its write-ahead log, a backup, nor what is logged', async () => {
    const drawn = await drawingsOf(house, place)
    const people = await house.app.samsyn('list')
    const shown = [await shownOf(house, place), drawn, people].join('\n')
    const sought = [...words, ...names, ...names.map(name => `${name}@example.org`)]
    expect(sought.length).to.be.at.least(50)
    expect(
      sought.filter(word => !shown.includes(word)),
      'each can be read',
    ).to.deep.equal([])
    await house.app.samsyn('backup', join(beside, 'backup'))
    const everywhere = [house.app.dataDir, beside]
    const encoded = sought.flatMap(word => [word, Buffer.from(word).toString('base64').slice(4, -4)])
    expect(await holdersOf(everywhere, encoded)).to.deep.equal([])
    expect(sought.filter(word => house.app.logged().includes(word))).to.deep.equal([])
  })

  it(`[DE6] is gone for good after a withdrawal that is killed anywhere, a backup running: 0 of ${deletions} came back`, async function () {
    this.timeout(60_000 + deletions * 60_000)
    console.log(`      seed ${seed}`)
    const random = randomFrom(seed)
    const { app } = house
    await app.kill('SIGTERM')
    const before = await wrappedKeys(app.dataDir, place)
    expect(before.length).to.be.at.least(5)
    const kept = join(beside, 'kept')
    await cp(app.dataDir, kept, { recursive: true })
    const withdrawal = { recordingId: place.recordingId, id: place.filmedPersonId }
    for (let round = 0; round < deletions; round++) {
      await app.kill('SIGTERM')
      await rm(app.dataDir, { recursive: true })
      await cp(kept, app.dataDir, { recursive: true })
      await app.start(quietly)
      await signIn()
      const older = join(beside, `older-${round}`)
      if (round % 4 === 0) await app.samsyn('backup', older)
      const backup = app.samsyn('backup', join(beside, `during-${round}`)).catch(() => undefined)
      const kill = new Promise<void>(killed => setTimeout(() => void app.kill('SIGKILL').then(killed), random() * 300))
      const answer = await house.ane.answer('consent:withdraw', withdrawal).catch(() => null)
      await kill
      await app.start(quietly)
      // What was never heard of is asked again; what was heard of is done without being asked.
      if (answer === null) await house.ane.answer('consent:withdraw', withdrawal)
      await until('the receipt says done', () => isDone(house, place), 60_000)
      await expectGone(house, place, words)
      expect(await holdersOf([app.dataDir], before), 'a key that opened any of it').to.deep.equal([])
      await backup
      if (round % 4 !== 0) continue
      await app.kill('SIGTERM')
      await app.samsyn('restore', older, '--replace')
      await app.start(quietly)
      await signIn()
      await until('the receipt says done again', () => isDone(house, place), 60_000)
      await expectGone(house, place, words)
      expect(await holdersOf([app.dataDir], before), 'a key that a backup brought back').to.deep.equal([])
    }
  })
})
