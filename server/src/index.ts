import { pino } from 'pino'
import { createApp } from './app.ts'
import { ConfigError, forgetSecrets, readConfig } from './config.ts'
import { makeDemo } from './demo/demo.ts'
import { welcome } from './demo/welcome.ts'
import { forgetAddress, noteAddress } from './folder/address.ts'
import { KeyProblem } from './keys/master.ts'
import { createLogger } from './logger.ts'
import { StartProblem } from './start-problem.ts'
import { endWhenBroken, stopWhenAsked } from './stopping.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main() {
  // What is made here is for the owner's eyes alone.
  process.umask(0o077)
  const config = readConfig(process.env)
  forgetSecrets(process.env)
  const lines = pino.destination({ fd: 2, sync: false })
  const log = createLogger(config.logLevel, lines)
  const flush = () => lines.flushSync()
  endWhenBroken(log, flush)
  const app = await createApp(config, log)
  const people = config.demo ? await makeDemo(app.nouns, say) : null
  app.open()
  noteAddress(config.dataDir, config.publicUrl)
  say(`Samsyn is at ${config.publicUrl}`)
  if (people) say(await welcome(app.nouns.links, people, config.publicUrl))
  stopWhenAsked({ app, log, flush, before: () => forgetAddress(config.dataDir) })
}

main().catch((error: unknown) => {
  const known = [ConfigError, KeyProblem, StartProblem].some(kind => error instanceof kind)
  if (known && error instanceof Error) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`Samsyn could not start: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
