import { pino } from 'pino'
import { createApp } from './app.ts'
import { ConfigError, forgetSecrets, readConfig } from './config.ts'
import { makeDemo } from './demo/demo.ts'
import { welcome } from './demo/welcome.ts'
import { forgetAddress, noteAddress } from './folder/address.ts'
import { KeyProblem } from './keys/master.ts'
import { createLogger } from './logger.ts'
import { StartProblem } from './start-problem.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main() {
  const config = readConfig(process.env)
  forgetSecrets(process.env)
  const log = createLogger(config.logLevel, pino.destination({ fd: 2, sync: false }))
  const app = await createApp(config, log)
  const people = config.demo ? await makeDemo(app.nouns, say) : null
  app.open()
  noteAddress(config.dataDir, config.publicUrl)
  say(`Samsyn is at ${config.publicUrl}`)
  if (people) say(await welcome(app.nouns.links, people, config.publicUrl))

  let stopping = false
  const stop = () => {
    // A second signal means now.
    if (stopping) process.exit(1)
    stopping = true
    forgetAddress(config.dataDir)
    void app.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  const known = [ConfigError, KeyProblem, StartProblem].some(kind => error instanceof kind)
  if (known && error instanceof Error) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`Samsyn could not start: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
