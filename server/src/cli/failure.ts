import { AppError } from '@samsyn/shared'
import { ConfigError } from '../config.ts'
import { KeyProblem } from '../keys/master.ts'
import { StartProblem } from '../start-problem.ts'
import { InputError } from './input.ts'

const foreseen = [ConfigError, InputError, KeyProblem, StartProblem, AppError]
/** Their messages are of the program, and have nothing in them of what is stored: JSON's, say, quote the text that is none. */
const ofProgram = [TypeError, RangeError, ReferenceError]

/** What the administrator is told when a command has failed. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return unforeseen(`Not an error, but a ${typeof error}.`)
  if (foreseen.some(kind => error instanceof kind)) return error.message
  // What cannot be understood of what was typed.
  if (codeOf(error)?.startsWith('ERR_PARSE_ARGS'))
    return `${error.message}\n"npm run samsyn -- help" lists every command.`
  return unforeseen(placeOf(error))
}

const unforeseen = (place: string) =>
  `This command has failed in a way that was not foreseen, and may be half done. Run "npm run samsyn -- check", and give these lines to whoever develops Samsyn:\n${place}`

/** Kind and place of an error, and of what caused it. */
function placeOf(error: Error): string {
  const code = codeOf(error)
  const says = code !== null || ofProgram.some(kind => error instanceof kind) ? `: ${error.message}` : ''
  const head = `${error.name}${code === null ? '' : ` (${code})`}${says}`
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  const cause = error.cause instanceof Error ? [`caused by ${placeOf(error.cause)}`] : []
  return [head, ...frames, ...cause].join('\n')
}

/** The code that Node, its file system or its database gives an error. */
const codeOf = (error: Error): string | null => ('code' in error && typeof error.code === 'string' ? error.code : null)
