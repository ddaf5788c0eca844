import type { Self } from '@samsyn/shared'
import type { Logger } from 'pino'
import { createApp } from '../app.ts'
import { now } from '../clock.ts'
import type { Config } from '../config.ts'
import { cast, demoMeetingId } from '../demo/cast.ts'
import { makeDemo } from '../demo/demo.ts'
import { loginUrl } from '../demo/welcome.ts'
import { addressOf } from '../folder/address.ts'
import { createPeople } from '../person/person.ts'
import { createLinks } from '../session/link.ts'
import type { Store } from '../store/store.ts'
import { openBeside } from './data.ts'
import { InputError } from './input.ts'

/** The demo as JSON: `{baseUrl, people: [{name, role, loginUrl}], meeting: {id, joinUrl}, recording: {id}}`. Each link signs in once. */
export async function demoJson(config: Config, log: Logger): Promise<string> {
  if (!config.demo) throw new InputError('There is no demo here: it exists only on localhost, and never in production.')
  if (!(await isMade(config))) await make(config, log)
  const { store, close } = await openBeside(config)
  try {
    return JSON.stringify(await describe(store, addressOf(config.dataDir) ?? config.publicUrl))
  } finally {
    await close()
  }
}

/** A running server has made its demo before it listens; only where none has run is there anything to make. */
async function isMade(config: Config): Promise<boolean> {
  const { store, close } = await openBeside(config)
  try {
    return (await demoMeeting(store)) !== undefined
  } finally {
    await close()
  }
}

function demoMeeting(store: Store) {
  return store.selectFrom('meeting').select('recordingId').where('id', '=', demoMeetingId).executeTakeFirst()
}

async function make(config: Config, log: Logger) {
  const app = await createApp(config, log, { listening: false })
  try {
    await makeDemo(app.nouns, what => process.stderr.write(`${what}\n`))
    await app.nouns.recordings.idle()
  } finally {
    await app.close()
  }
}

async function describe(store: Store, baseUrl: string) {
  const links = createLinks(store, now)
  const found = await Promise.all(cast.map(person => createPeople(store, now, { demo: true }).byEmail(person.email)))
  const people = await Promise.all(found.filter(person => person !== null).map(person => entryFor(person)))
  const meeting = { id: demoMeetingId, joinUrl: `${baseUrl}/meetings/${demoMeetingId}` }
  const recording = { id: (await demoMeeting(store))?.recordingId }
  return { baseUrl, people, meeting, recording }

  async function entryFor(person: Self) {
    return { name: person.displayName, role: person.role, loginUrl: await loginUrl(links, person, baseUrl) }
  }
}
