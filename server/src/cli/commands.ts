import type { ParseArgsOptionsConfig } from 'node:util'
import type { Note } from '@samsyn/shared'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import { backup } from './backup.ts'
import { check } from './check.ts'
import { confirmClock } from './confirm-clock.ts'
import { beginCourse, handOver, listCourses } from './courses.ts'
import { openBeside } from './data.ts'
import { demoJson } from './demo-json.ts'
import { requireFile, requireText } from './input.ts'
import { createUser, disable, enable, endSessions, invite, listPeople } from './people.ts'
import { record, recordIn } from './record.ts'
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
    run: (values, config) => withStore(config, (store, note) => createUser(store, values, config, note)),
  },
  invite: {
    summary: '--email …   prints a new invitation; it lets the person choose a password, once, within a week',
    options: { email: text },
    run: (values, config) => withStore(config, (store, note) => invite(store, values, config, note)),
  },
  course: {
    summary: '--worker E-MAIL --supervisor E-MAIL [--question "…"]   begins a course of supervision',
    options: { worker: text, supervisor: text, question: text },
    run: (values, config) => withStore(config, store => beginCourse(store, values, config)),
  },
  courses: {
    summary: '   lists every course: its id, worker and supervisor',
    options: {},
    run: (_values, config) => withStore(config, listCourses),
  },
  'hand-over': {
    summary:
      '--course ID --from E-MAIL --to E-MAIL   puts another in a course’s worker’s or supervisor’s place, at once',
    options: { course: text, from: text, to: text },
    run: (values, config) => withStore(config, (store, note) => handOver(store, values, config, note)),
  },
  disable: {
    summary: '--email …   shuts a person out at once, wherever they are signed in',
    options: { email: text },
    run: (values, config) => withStore(config, (store, note) => disable(store, values, note)),
  },
  enable: {
    summary: '--email …   lets a person in again who was shut out',
    options: { email: text },
    run: (values, config) => withStore(config, (store, note) => enable(store, values, note)),
  },
  'end-sessions': {
    summary: '--email …   signs a person out everywhere at once, and deletes links that were not used',
    options: { email: text },
    run: (values, config) => withStore(config, (store, note) => endSessions(store, values, note)),
  },
  list: {
    summary: '   lists everybody, with role and e-mail, and who is shut out',
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
  'confirm-clock': {
    summary: "  says that the machine's clock is right, when the server doubts it",
    options: {},
    run: (_values, config) => confirmClock(config),
  },
  record: {
    summary:
      '[--since DAY]   prints what happened that concerns security: sign-ins, refusals, viewings, exports, deletions',
    options: { since: text },
    run: (values, config) =>
      withStore(config, store => record(store, typeof values.since === 'string' ? values.since : undefined)),
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

async function withStore(config: Config, use: (store: Store, note: Note) => Promise<string>): Promise<string> {
  const { store, keys, close } = await openBeside(config)
  const note: Note = async event => (await recordIn({ store, keys }, config.dataDir))(event)
  try {
    return await use(store, note)
  } finally {
    await close()
  }
}
