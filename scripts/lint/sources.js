import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../bootstrap/paths.js'

const passedOver = new Set(['node_modules', 'dist', 'artifacts', '.tsbuild', '.git', 'data'])

/** Every file under a folder of the project whose path matches: `{ path, text }`, the path from the project's root. */
export function sources(folder, matching) {
  return walk(join(root, folder))
    .map(path => relative(root, path))
    .filter(path => matching.test(path))
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The tests of the whole project: beside the code, and in the browser. */
export function testSources() {
  const tests = /\.(test|spec)\.(ts|js)$/
  return ['scripts', 'shared', 'sfu', 'server', 'client', 'e2e'].flatMap(folder => sources(folder, tests))
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (passedOver.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : [path]
  })
}
