import type { ParseArgsOptionsConfig } from 'node:util'
import { Email, Locale, Role } from '@samsyn/shared'
import type { Logger } from 'pino'
import { now } from '../clock.ts'
import type { Config } from '../config.ts'
import { createCourses } from '../course/course.ts'
import { demoManual } from '../demo/cast.ts'
import { createPeople } from '../person/person.ts'
import { createLinks } from '../session/link.ts'
import { openStore, type Store } from '../store/store.ts'
import { backup } from './backup.ts'
import { check } from './check.ts'
import { demoJson } from './demo-json.ts'
import { InputError, requireFile, requireText } from './input.ts'
import { restore } from './restore.ts'
import { rotateKey } from './rotate-key.ts'

type Values = Record<string, string | boolean | undefined | (string | boolean)[]>
type Command = {
  summary: string
  options: ParseArgsOptionsConfig
  /** Whether a file is named; it comes among the values. */
  ofFile?: true
  run: (values: Values, config: Config, log: Logger) => Promise<string>
}

const text = { type: 'string' } as const

/** Every command by its name. */
export const commands: Record<string, Command> = {
  'create-user': {
    summary:
      '--name "…" --email … --role worker|supervisor|admin [--language da|en]   adds a person and prints an invitation',
    options: { name: text, email: text, role: text, language: text },
    run: (values, config) => withStore(config, store => createUser(store, values, config)),
  },
  invite: {
    summary: '--email …   prints a new invitation; it lets the person choose a password, once, within a week',
    options: { email: text },
    run: (values, config) => withStore(config, store => invite(store, values, config)),
  },
  course: {
    summary: '--worker E-MAIL --supervisor E-MAIL [--question "…"]   begins a course of supervision',
    options: { worker: text, supervisor: text, question: text },
    run: (values, config) => withStore(config, store => beginCourse(store, values)),
  },
  list: {
    summary: '   lists everybody, with role and e-mail',
    options: {},
    run: (_values, config) => withStore(config, listPeople),
  },
  demo: {
    summary: '[--json]   makes the demo data if it is missing, and prints links that sign in once',
    options: { json: { type: 'boolean' } },
    run: (_values, config, log) => demoJson(config, log),
  },
  check: {
    summary: '  reads every file and every row, and says what is damaged',
    options: {},
    run: (_values, config) => check(config),
  },
  backup: {
    summary: 'FILE   writes everything into one sealed file; the server may run',
    options: {},
    ofFile: true,
    run: (values, config) => backup(config, requireFile(values)),
  },
  restore: {
    summary: 'FILE [--replace] [--ledger FILE]   puts a backup back, without what was discarded since',
    options: { replace: { type: 'boolean' }, ledger: text },
    ofFile: true,
    run: (values, config) =>
      restore(config, requireFile(values), {
        replace: values.replace === true,
        ledger: typeof values.ledger === 'string' ? values.ledger : null,
      }),
  },
  'rotate-key': {
    summary: '--to FILE   seals every key under the master key in that file, made if there is none',
    options: { to: text },
    run: (values, config) => rotateKey(config, requireText(values, 'to')),
  },
}

/** What can be typed. */
export function usage(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  npm run samsyn -- ${name} ${summary}`)
  return ['Samsyn, for its administrator:', ...lines].join('\n')
}

async function withStore(config: Config, use: (store: Store) => Promise<string>): Promise<string> {
  const store = await openStore(config.dataDir)
  try {
    return await use(store)
  } finally {
    await store.destroy()
  }
}

async function createUser(store: Store, values: Values, config: Config): Promise<string> {
  const role = Role.safeParse(values.role)
  if (!role.success) throw new InputError('--role must be worker, supervisor or admin.')
  const locale = Locale.safeParse(values.language ?? 'da')
  if (!locale.success) throw new InputError('--language must be da or en.')
  const displayName = requireText(values, 'name')
  const email = emailIn(values, 'email')
  if (await createPeople(store, now).byEmail(email)) throw new InputError(`${email} already has an account.`)
  await createPeople(store, now).add({ displayName, email, role: role.data, locale: locale.data, password: null })
  return `${displayName} is added. ${await invite(store, values, config)}`
}

async function invite(store: Store, values: Values, config: Config): Promise<string> {
  const person = await personBy(store, values, 'email')
  const token = await createLinks(store, now).make(person.id, 'invitation')
  return `Invitation, to be opened once within a week: ${config.publicUrl}/invitation#${token}`
}

async function beginCourse(store: Store, values: Values): Promise<string> {
  const worker = await personBy(store, values, 'worker')
  const supervisor = await personBy(store, values, 'supervisor')
  const goalQuestion = typeof values.question === 'string' ? values.question : ''
  const course = { workerId: worker.id, supervisorId: supervisor.id, goalQuestion, manualVersion: demoManual }
  const { cycles } = await createCourses(store, now).begin(course)
  return `${worker.displayName} and ${supervisor.displayName} have begun a course of ${cycles.length} rounds.`
}

async function listPeople(store: Store): Promise<string> {
  const people = await createPeople(store, now).list()
  return people.map(person => `${person.role.padEnd(12)}${person.displayName} <${person.email}>`).join('\n')
}

async function personBy(store: Store, values: Values, option: string) {
  const email = emailIn(values, option)
  const person = await createPeople(store, now).byEmail(email)
  if (!person) throw new InputError(`Nobody has the e-mail ${email}. "npm run samsyn -- list" shows who is here.`)
  return person
}

function emailIn(values: Values, option: string): string {
  const email = Email.safeParse(requireText(values, option))
  if (!email.success) throw new InputError(`--${option} is not an e-mail address.`)
  return email.data
}
