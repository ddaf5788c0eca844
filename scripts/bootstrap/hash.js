import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** One short hash over the names and contents of files and folders under `base`; what does not exist counts as empty. */
export function hashOf(base, entries, isWanted = () => true) {
  const hash = createHash('sha256')
  for (const file of entries.flatMap(entry => filesOf(join(base, entry))).filter(isWanted)) {
    const content = readFileSync(file)
    hash.update(`${relative(base, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex').slice(0, 16)
}

function filesOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  const names = readdirSync(path).sort()
  return names.flatMap(name => filesOf(join(path, name)))
}
