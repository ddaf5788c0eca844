import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withDraft } from './draft.js'
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
  const cache = join(root, 'node_modules/.cache')
  await progress.step('Building the web pages', () => withDraft(cache, draft => build(wanted, draft)))
}

function isBuilt(wanted) {
  const stamp = join(dist, stampName)
  return existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

async function build(wanted, draft) {
  const output = join(draft, 'dist')
  await callVite(output)
  writeFileSync(join(output, stampName), wanted)
  swapIn(output, draft)
}

// Swapped in whole, so that a cut-off build leaves the old pages and a running server never sees half of them.
// Another build that ends in the same moment can come between the two moves: then it is the old one.
function swapIn(output, draft, attempt = 1) {
  try {
    if (existsSync(dist)) renameSync(dist, join(draft, `old-${attempt}`))
    renameSync(output, dist)
  } catch (error) {
    if (attempt === 3) throw error
    swapIn(output, draft, attempt + 1)
  }
}

async function callVite(output) {
  const viteArgs = ['--outDir', output, '--emptyOutDir']
  const { command, args } = npmCall(['run', '--silent', 'build', '-w', 'client', '--', ...viteArgs])
  const { code, lines } = await run(command, args, { cwd: root, env: toolEnvironment() })
  if (code !== 0) throw new SetupError(`The web pages could not be built:\n  ${lines.join('\n  ')}`)
}
