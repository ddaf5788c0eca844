import { readFileSync } from 'node:fs'

/** The counts of a stage that is one check: lint, types. */
export function countsOfCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** The counts a mocha stage has left in `file`; a stage that broke outside of its tests has failed once more. */
export function countsOfSuite(file, exitCode) {
  const counts = readCounts(file)
  if (!counts) return { passed: 0, failed: 1, skipped: 0 }
  const brokeOutside = exitCode !== 0 && counts.failed === 0
  return brokeOutside ? { ...counts, failed: 1 } : counts
}

/** All counts together. */
export function sum(list) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const counts of list) for (const key of Object.keys(total)) total[key] += counts[key]
  return total
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
