import { afterEach, beforeEach } from 'mocha'

/**
 * For a suite whose tests each go on from the one before: after one that failed the rest is skipped, and counted as skipped.
 * (Mocha's own `bail` passes a suite over in silence once anything anywhere has failed.)
 */
export function eachGoesOn(): void {
  let failed = false
  beforeEach(function () {
    if (failed) this.skip()
  })
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed'
  })
}
