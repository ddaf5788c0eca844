import { Email, Locale, type Note, Role } from '@samsyn/shared'
import { now } from '../clock.ts'
import type { Config } from '../config.ts'
import { createPeople, type Listed } from '../person/person.ts'
import { createLinks } from '../session/link.ts'
import type { Store } from '../store/store.ts'
import { InputError, requireText } from './input.ts'

type Values = Record<string, unknown>

export async function createUser(store: Store, values: Values, config: Config, note: Note): Promise<string> {
  const role = Role.safeParse(values.role)
  if (!role.success) throw new InputError('--role must be worker, supervisor or admin.')
  const locale = Locale.safeParse(values.language ?? 'da')
  if (!locale.success) throw new InputError('--language must be da or en.')
  const displayName = requireText(values, 'name')
  const email = emailIn(values, 'email')
  const people = createPeople(store, now)
  if (await people.anybody(email)) throw new InputError(`${email} already has an account.`)
  const { id } = await people.add({ displayName, email, role: role.data, locale: locale.data, password: null })
  await note({ kind: 'person-added', subjectId: id, detail: role.data })
  return `${displayName} is added. ${await invite(store, values, config, note)}`
}

export async function invite(store: Store, values: Values, config: Config, note: Note): Promise<string> {
  const { self } = await openPerson(store, values, 'email', config)
  const token = await createLinks(store, now).make(self.id, 'invitation')
  await note({ kind: 'invitation-made', subjectId: self.id })
  return `Invitation, to be opened once within a week: ${config.publicUrl}/invitation#${token}`
}

export async function listPeople(store: Store): Promise<string> {
  const people = await createPeople(store, now).everybody()
  return people.map(lineOf).join('\n')
}

export async function disable(store: Store, values: Values, note: Note): Promise<string> {
  const { self } = await personBy(store, values, 'email')
  await createPeople(store, now).disable(self.id)
  await note({ kind: 'disabled', subjectId: self.id })
  return `${self.displayName} is shut out: no password, session or link lets them in. Their courses, films and notes stay. "enable" takes it back.`
}

export async function enable(store: Store, values: Values, note: Note): Promise<string> {
  const { self } = await personBy(store, values, 'email')
  await createPeople(store, now).enable(self.id)
  await note({ kind: 'enabled', subjectId: self.id })
  return `${self.displayName} may sign in again with their password. "invite" gives them a new one.`
}

export async function endSessions(store: Store, values: Values, note: Note): Promise<string> {
  const { self } = await personBy(store, values, 'email')
  await createPeople(store, now).endSessions(self.id)
  await note({ kind: 'session-ended', subjectId: self.id, detail: 'all' })
  return `${self.displayName} is signed out everywhere, and links that were not used yet are gone. They may sign in again.`
}

/** Whoever has the e-mail of this option, shut out or not. */
export async function personBy(store: Store, values: Values, option: string): Promise<Listed> {
  const email = emailIn(values, option)
  const person = await createPeople(store, now).anybody(email)
  if (!person) throw new InputError(`Nobody has the e-mail ${email}. "npm run samsyn -- list" shows who is here.`)
  return person
}

/** Whoever has the e-mail of this option and may sign in here. */
export async function openPerson(store: Store, values: Values, option: string, { demo }: Pick<Config, 'demo'>) {
  const person = await personBy(store, values, option)
  const email = person.self.email
  if (person.disabled) throw new InputError(`${email} is shut out. "npm run samsyn -- enable --email ${email}" first.`)
  if (person.demo && !demo) throw new InputError(`${email} belongs to the demo, and there is no demo here.`)
  return person
}

function lineOf({ self, disabled, demo }: Listed): string {
  const marks = [disabled && 'shut out', demo && 'demo'].filter(mark => mark !== false)
  const line = `${self.role.padEnd(12)}${self.displayName} <${self.email}>`
  return marks.length > 0 ? `${line} (${marks.join(', ')})` : line
}

function emailIn(values: Values, option: string): string {
  const email = Email.safeParse(requireText(values, option))
  if (!email.success) throw new InputError(`--${option} is not an e-mail address.`)
  return email.data
}
