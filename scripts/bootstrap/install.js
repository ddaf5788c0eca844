import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './hash.js'
import { npmCall } from './npm.js'
import { root, toolEnvironment } from './paths.js'
import { pinnedNode } from './pinned-node.js'
import { run } from './run.js'
import { SetupError } from './setup-error.js'

const modules = join(root, 'node_modules')
const stamp = join(modules, '.samsyn-lockfile')
const countEveryMs = 1000

/** Makes `node_modules` be what the lockfile says; touches nothing and no network when it already is. */
export async function ensurePackagesInstalled(progress) {
  const wanted = hashOf(root, ['package-lock.json'])
  if (readText(stamp) === wanted) return
  if (!isLockfileInstalled()) await progress.step('Installing the packages of the lockfile', installAll)
  writeFileSync(stamp, wanted)
}

/** Whether npm's own record of what it installed covers what the lockfile wants on this machine. */
export function isInstalled(wanted, present) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path) return true
    const found = present[path]
    return found ? found.version === entry.version : Boolean(entry.optional) && !isMadeForUs(entry)
  })
}

function isMadeForUs({ os, cpu, libc }) {
  const fits = (wanted, ours) => [wanted].flat().includes(ours)
  return fits(os, process.platform) && fits(cpu, process.arch) && (!libc || fits(libc, ourLibc()))
}

function ourLibc() {
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

async function installAll(tell) {
  const stopCounting = countPackages(tell)
  await callNpm()
  // An npm on an early Node 20 leaves out optional packages that want a newer one; by now the pinned Node is there.
  const pinned = pinnedNode()
  if (!isLockfileInstalled() && pinned) await callNpm(pinned)
  stopCounting()
  if (!isLockfileInstalled()) throw new SetupError('package-lock.json does not fit package.json: run npm install.')
}

// `npm ci` refuses a lockfile without the optional packages of other platforms, and a registry that carries only some
// platforms makes such lockfiles. `npm install --no-save` keeps to the locked versions too; that is checked above.
async function callNpm(node) {
  // Without `--include`, a NODE_ENV=production around us would leave out what builds the client.
  const flags = ['--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { command, args } = npmCall(['install', ...flags], node)
  const { code, lines } = await run(command, args, { cwd: root, env: toolEnvironment() })
  if (code === 0) return
  const said = lines.filter(line => /\w/.test(line.replace('npm error', ''))).slice(0, 8)
  throw new SetupError(`The packages could not be installed; npm said:\n  ${said.join('\n  ')}`)
}

function isLockfileInstalled() {
  return isInstalled(lockedPackages('package-lock.json'), lockedPackages('node_modules/.package-lock.json'))
}

function countPackages(tell) {
  const wanted = Object.entries(lockedPackages('package-lock.json'))
  const paths = wanted.filter(([path, entry]) => path && !entry.optional).map(([path]) => path)
  const count = () => {
    const there = paths.filter(path => existsSync(join(root, path, 'package.json'))).length
    tell(Math.floor((there / paths.length) * 100), `${there} of ${paths.length}`)
  }
  const timer = setInterval(count, countEveryMs)
  return () => clearInterval(timer)
}

function lockedPackages(file) {
  const text = readText(join(root, file))
  if (!text) return {}
  try {
    return JSON.parse(text).packages ?? {}
  } catch {
    return {}
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
