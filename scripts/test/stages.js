import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCall } from '../bootstrap/npm.js'
import { root } from '../bootstrap/paths.js'
import { countsOfCheck, countsOfSuite } from './counts.js'

const limitMs = 30 * 60_000
const reporter = join(root, 'scripts/test/reporter.js')

/** The stages in their order, and what must be there for each. Those `beside` another run while it does, one after the other. */
export const stages = [
  { name: 'lint', isSuite: false, needs: [] },
  { name: 'types', isSuite: false, needs: [] },
  { name: 'unit', isSuite: true, needs: [] },
  { name: 'integration', isSuite: true, needs: ['ffmpeg', 'worker', 'client'] },
  { name: 'e2e:pair', isSuite: true, needs: ['ffmpeg', 'worker', 'client', 'chromium', 'demo'] },
  { name: 'e2e:others', isSuite: true, needs: ['ffmpeg', 'worker', 'client', 'chromium', 'demo'], beside: 'e2e:pair' },
]

/** Runs one stage with its output in ours, of one that runs beside another when it is over, and resolves with its counts. */
export async function runStage({ name, isSuite, beside }, env, folder) {
  const base = join(folder, name.replace(':', '-'))
  const countsFile = `${base}.json`
  const extra = isSuite ? ['--', '--reporter', reporter, '--reporter-option', `counts=${countsFile}`] : []
  const call = npmCall(['run', '--silent', name, ...extra])
  const code = beside ? await spawnAside(name, call, env, `${base}.log`) : await spawnStage(name, call, env, 'inherit')
  return isSuite ? countsOfSuite(countsFile, code) : countsOfCheck(code)
}

async function spawnAside(name, call, env, file) {
  const log = openSync(file, 'w')
  const code = await spawnStage(name, call, env, log)
  closeSync(log)
  console.log(`\nStage ${name}, which ran meanwhile\n${readFileSync(file, 'utf8')}`)
  return code
}

// A process group of its own, so that a stage that hangs or is interrupted takes what it started with it.
function spawnStage(name, { command, args }, env, output) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', output, output], detached: true })
  const end = signal => {
    if (child.pid) process.kill(-child.pid, signal)
  }
  const timer = setTimeout(() => {
    console.log(`The stage ${name} did not end within ${limitMs / 60_000} minutes and is stopped.`)
    end('SIGKILL')
  }, limitMs)
  const interrupt = () => {
    end('SIGTERM')
    process.exit(130)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, interrupt)
  return new Promise(resolve => {
    const close = code => {
      clearTimeout(timer)
      for (const signal of signals) process.off(signal, interrupt)
      resolve(code ?? 1)
    }
    child.on('error', () => close(1))
    child.on('close', close)
  })
}
