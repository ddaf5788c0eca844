import { readFileSync } from 'node:fs'

/** The counts of a stage that is one check: lint, types. */
export function countsOfCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : failedOnce('The check')
}

/** The counts a mocha stage has left in `file`, and its failures in a line each; one that broke outside of its tests has failed once more. */
export function countsOfSuite(file, exitCode) {
  const counts = readCounts(file)
  if (!counts) return failedOnce('It ended before its tests did')
  const brokeOutside = exitCode !== 0 && counts.failed === 0
  return brokeOutside ? { ...counts, failed: 1, failures: ['Something outside of its tests'] } : counts
}

/** The failures of all stages, each with the name of its stage. */
export function failuresOf(results) {
  return results.flatMap(({ name, counts }) => counts.failures.map(line => `${name}: ${line}`))
}

/** All counts together. */
export function sum(list) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const counts of list) for (const key of Object.keys(total)) total[key] += counts[key]
  return total
}

/** One failure that is no single test's. */
export function failedOnce(what) {
  return { passed: 0, failed: 1, skipped: 0, failures: [what] }
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
