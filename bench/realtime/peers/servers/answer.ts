import { setTimeout as elapsed } from 'node:timers/promises'
import type { Laid, Memory, ServerQuestion } from '../questions.ts'

type Server = { url: string; lay: (notes: number) => Laid | Promise<Laid>; rest: () => void | Promise<void> }

/** Says where the server listens, and answers for it what is the same for every system. */
export function answerFor({ url, lay, rest }: Server): void {
  function answer(question: ServerQuestion) {
    switch (question.kind) {
      case 'lay':
        return lay(question.notes)
      case 'memory':
        return memory()
      case 'processor':
        return processor()
      case 'rest':
        return rest()
    }
  }
  process.on('message', async (question: ServerQuestion) => process.send?.({ value: await answer(question) }))
  process.on('disconnect', () => process.exit(0))
  process.send?.({ value: url })
}

function processor(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** After what is garbage has gone. */
async function memory(): Promise<Memory> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.()
    await elapsed(50)
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, heap: heapUsed + external }
}
