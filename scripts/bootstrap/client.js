import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './hash.js'
import { npmCall } from './npm.js'
import { root, toolEnvironment } from './paths.js'
import { run } from './run.js'
import { SetupError } from './setup-error.js'

const dist = join(root, 'client/dist')
const stampName = '.built-from'
const sources = [
  'client/src',
  'client/public',
  'client/index.html',
  'client/vite.config.ts',
  'client/package.json',
  'shared/src',
  'package-lock.json',
]

/** Makes `client/dist` be the build of the sources as they are now. */
export async function ensureClient(progress) {
  const wanted = hashOf(root, sources, file => !/\.test\.tsx?$/.test(file))
  if (isBuilt(wanted)) return
  await progress.step('Building the web pages', () => build(wanted))
}

function isBuilt(wanted) {
  const stamp = join(dist, stampName)
  return existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

async function build(wanted) {
  const parent = join(root, 'node_modules/.cache')
  mkdirSync(parent, { recursive: true })
  const draft = mkdtempSync(join(parent, 'samsyn-client-'))
  try {
    const output = join(draft, 'dist')
    await callVite(output)
    writeFileSync(join(output, stampName), wanted)
    // Swapped in whole, so that a cut-off build leaves the old pages and a running server never sees half of them.
    if (existsSync(dist)) renameSync(dist, join(draft, 'old'))
    renameSync(output, dist)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function callVite(output) {
  const { command, args } = npmCall(
    'run',
    '--silent',
    'build',
    '-w',
    'client',
    '--',
    '--outDir',
    output,
    '--emptyOutDir',
  )
  const { code, lines } = await run(command, args, { cwd: root, env: toolEnvironment() })
  if (code !== 0) throw new SetupError(`The web pages could not be built:\n  ${lines.join('\n  ')}`)
}
