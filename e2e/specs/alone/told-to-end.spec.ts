import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { root } from '../../support/root.ts'
import { until } from '../../support/until.ts'

describe('what uses browsers', () => {
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)
    it(`ends with all its browsers when it is told to by ${signal}, and says so`, async () => {
      const script = join(root, 'e2e/support/three-browsers.ts')
      const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'pipe'] })
      let said = ''
      child.stderr.on('data', piece => {
        said += piece
      })
      const [line] = await once(child.stdout, 'data')
      const pids: number[] = JSON.parse(String(line))
      expect(pids.filter(isThere)).to.have.length(3)
      const ended = once(child, 'close')
      child.kill(signal)
      expect((await ended)[0]).to.equal(code)
      expect(said).to.include(`Ended by ${signal}`)
      await until('its browsers are gone', () => pids.filter(isThere).length === 0)
    })
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
