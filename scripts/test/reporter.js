import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'

/** Mocha's usual report, which also leaves its counts and failures as JSON in the file of the option `counts`. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats
      const told = this.failures.map(test => `${test.fullTitle()}: ${firstLine(test.err?.message)}`)
      const counts = { passed: passes, failed: failures, skipped: pending, failures: told }
      writeFileSync(options.reporterOptions.counts, JSON.stringify(counts))
    })
  }
}

const firstLine = (text = '') => text.split('\n', 1)[0]

// Mocha loads reporters by `require`; this is the name under which that sees the class itself.
export { CountingReporter as 'module.exports' }
