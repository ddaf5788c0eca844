import { spawnSync } from 'node:child_process'
import { findProgram, run } from './run.js'
import { SetupError } from './setup-error.js'

let isListFresh = false

/**
 * Makes sure that the Debian packages are there, installing them when this account may.
 * `need` is the start of the sentence that is shown otherwise; `brew` names the formula on macOS.
 */
export async function ensureSystemPackages({ need, apt, brew }, progress) {
  const missing = apt.filter(name => !isPackageThere(name))
  if (missing.length === 0) return
  const prefix = findRights()
  if (!prefix) throw new SetupError(`${need}: ${adviceFor(missing, brew)}, then try again.`)
  if (!isListFresh) await progress.step('Refreshing the list of system packages', () => call(prefix, ['update']))
  isListFresh = true
  await progress.step(`Installing ${nameList(missing)}`, tell => install(prefix, missing, need, tell))
}

async function install(prefix, packages, need, tell) {
  const args = ['install', '-y', '--no-install-recommends', ...packages]
  const { code, lines } = await call(prefix, args, line => tellFrom(line, tell))
  if (code === 0) return
  const reason = lines.filter(line => line.startsWith('E:')).at(-1) ?? 'apt-get gave no reason'
  throw new SetupError(`${need}, and apt-get could not install ${packages.join(' ')}: ${reason.replace(/^E: /, '')}`)
}

function call(prefix, args, onLine) {
  const options = ['-q', '-o', 'APT::Status-Fd=1', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300']
  const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...args]
  return run(command, rest, { onLine, ownGroup: false })
}

// apt says `dlstatus:1:42.1:text` while it downloads and `pmstatus:package:42.1:text` while it unpacks.
function tellFrom(line, tell) {
  const [, kind, percent] = /^(dlstatus|pmstatus):[^:]*(?::[a-z0-9]+)?:([\d.]+):/.exec(line) ?? []
  if (!kind) return
  const half = Number(percent) / 2
  tell(Math.floor(kind === 'dlstatus' ? half : 50 + half), kind === 'dlstatus' ? 'downloading' : 'unpacking')
}

function findRights() {
  if (!findProgram('apt-get')) return undefined
  if (process.getuid?.() === 0) return []
  const may = findProgram('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  return may ? ['sudo', '-n'] : undefined
}

function adviceFor(packages, brew) {
  if (findProgram('apt-get')) return `type "sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}"`
  if (process.platform === 'darwin' && brew) return `type "brew install ${brew}"`
  return `install ${nameList(packages)} with the package manager of this system`
}

function isPackageThere(name) {
  const asked = spawnSync('dpkg-query', ['-W', '-f=$' + '{db:Status-Status}', name], { encoding: 'utf8' })
  return asked.status === 0 && asked.stdout === 'installed'
}

function nameList(names) {
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more packages` : names.join(', ')
}
