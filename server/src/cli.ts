import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { commands, usage } from './cli/commands.ts'
import { failureText } from './cli/failure.ts'
import { readConfig } from './config.ts'
import { createLogger } from './logger.ts'

/** The administrator's command line. Answers go to standard output, what went wrong to standard error. */
async function main() {
  // What is made here is for the owner's eyes alone.
  process.umask(0o077)
  const [name = 'help', ...rest] = process.argv.slice(2)
  const command = commands[name]
  if (!command) {
    process.stdout.write(`${usage()}\n`)
    process.exitCode = name === 'help' ? 0 : 2
    return
  }
  const { options, ofFile: allowPositionals = false } = command
  const { values, positionals } = parseArgs({ args: rest, options, strict: true, allowPositionals })
  const config = readConfig(process.env)
  const log = createLogger('warn', pino.destination(2))
  process.stdout.write(`${await command.run({ ...values, file: positionals[0] }, config, log)}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${failureText(error)}\n`)
  process.exitCode = 1
})
