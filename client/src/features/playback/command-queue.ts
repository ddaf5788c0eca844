import type { Command } from '@samsyn/shared'

type Waiting = { command: Command; done: () => void; failed: (error: unknown) => void }

/**
 * Sends commands one after the other, so that each knows the revision the one before has made. A hand that drags asks for
 * many places: of seeks that wait, only the last is sent, and those before it count as done.
 */
export function createCommandQueue(send: (command: Command) => Promise<void>) {
  const waiting: Waiting[] = []
  let busy = false

  async function work() {
    busy = true
    for (let next = waiting.shift(); next; next = waiting.shift()) await send(next.command).then(next.done, next.failed)
    busy = false
  }

  function supersedeSeek() {
    const last = waiting.at(-1)
    if (last?.command.kind !== 'seek') return
    waiting.pop()
    last.done()
  }

  return (command: Command): Promise<void> =>
    new Promise((done, failed) => {
      if (command.kind === 'seek') supersedeSeek()
      waiting.push({ command, done, failed })
      if (!busy) void work()
    })
}
