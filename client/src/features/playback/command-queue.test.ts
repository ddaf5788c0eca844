import type { Command } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createCommandQueue } from './command-queue.ts'

const seek = (positionMs: number): Command => ({ kind: 'seek', positionMs })

/** A line whose answers come when the test says so. */
function slowLine() {
  const sent: Command[] = []
  const answers: ((error?: Error) => void)[] = []
  const send = (command: Command) =>
    new Promise<void>((resolve, reject) => {
      sent.push(command)
      answers.push(error => (error ? reject(error) : resolve()))
    })
  return { sent, send, answer: async (error?: Error) => answers.shift()?.(error) }
}

describe('commands on their way', () => {
  it('[PB26] go one after the other, and of the seeks that wait only the last', async () => {
    const line = slowLine()
    const give = createCommandQueue(line.send)
    const given = [give(seek(1)), give(seek(2)), give(seek(3)), give({ kind: 'play' })]
    expect(line.sent).to.deep.equal([seek(1)])
    await line.answer()
    await given[0]
    await given[1]
    expect(line.sent).to.deep.equal([seek(1), seek(3)])
    await line.answer()
    await given[2]
    expect(line.sent.at(-1)).to.deep.equal({ kind: 'play' })
    await line.answer()
    await given[3]
  })

  it('[PB27] one that is refused tells its sender, and the next goes all the same', async () => {
    const line = slowLine()
    const give = createCommandQueue(line.send)
    const refused = give({ kind: 'play' }).catch((error: Error) => error.message)
    const next = give(seek(1))
    await line.answer(new Error('stale'))
    expect(await refused).to.equal('stale')
    await line.answer()
    await next
  })
})
