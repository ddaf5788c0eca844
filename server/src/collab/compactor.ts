import { Worker } from 'node:worker_threads'

export type Compacted = { update: Uint8Array<ArrayBuffer>; outline: Uint8Array<ArrayBuffer> }
type Job = { update: Uint8Array; resolve: (compacted: Compacted) => void; reject: (cause: unknown) => void }

/** It was not done because the server is stopping; nothing is wrong. */
export class StoppingError extends Error {}

const longestMs = 30_000
const idleMs = 5_000

/**
 * Makes long updates short, in a thread of its own that comes when it is needed and goes when it is not. What takes too
 * long there is given up, and holds nobody up here.
 */
export function createCompactor() {
  const jobs: Job[] = []
  let worker: Worker | null = null
  let current: Job | null = null
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function next() {
    clearTimeout(timer)
    current = jobs.shift() ?? null
    if (!current) {
      timer = setTimeout(stop, idleMs).unref()
      return
    }
    worker ??= start()
    timer = setTimeout(() => fail(new Error('compacting took too long')), longestMs).unref()
    worker.postMessage(current.update)
  }

  function start(): Worker {
    const started = new Worker(new URL('./compact.worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    started.unref()
    started.on('message', (answer: Compacted | { problem: string }) => {
      if (worker !== started) return
      if ('problem' in answer) current?.reject(new Error(answer.problem))
      else current?.resolve(answer)
      next()
    })
    started.on('error', cause => void (worker === started && fail(cause)))
    return started
  }

  function stop() {
    clearTimeout(timer)
    const stopped = worker
    worker = null
    return stopped?.terminate()
  }

  function fail(cause: unknown) {
    void stop()
    current?.reject(cause)
    next()
  }

  return {
    /**
     * The same content in as few structs as Yjs can, without what was deleted, and its outline. Rejects when it cannot be
     * placed.
     */
    compact: (update: Uint8Array): Promise<Compacted> =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new StoppingError())
        jobs.push({ update, resolve, reject })
        if (!current) next()
      }),
    /** Gives up what is not done. */
    async close(): Promise<void> {
      closed = true
      const given = [current, ...jobs.splice(0)]
      current = null
      await stop()
      for (const job of given) job?.reject(new StoppingError())
    },
  }
}

export type Compactor = ReturnType<typeof createCompactor>
