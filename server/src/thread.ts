import { parentPort, type Transferable, Worker } from 'node:worker_threads'

/** How long one question may take there, and how much memory what is made for it. */
export type ThreadLimits = { longestMs: number; heapMb: number }

/** It was not done because the server is stopping; nothing is wrong. */
export class StoppingError extends Error {}
/** It would have taken more time or memory than there is for it. */
export class TooMuchError extends Error {}
/** It cannot be done, now or later: what it was asked of is damaged. */
export class ThreadError extends Error {}

type Answered<Answer> = { answer: Answer } | { problem: string }
type Job<Question, Answer> = { question: Question; resolve: (answer: Answer) => void; reject: (cause: Error) => void }

const idleMs = 5_000
/** Deeper than anything that is made here goes into itself. */
const stackMb = 16

/**
 * A thread of its own for work on what people wrote, which comes when it is needed and goes when it is not. It does one
 * thing at a time; what takes too long or too much there is given up, and holds nobody up here.
 */
export function createThread<Question, Answer>(script: URL, limits: ThreadLimits) {
  const jobs: Job<Question, Answer>[] = []
  let worker: Worker | null = null
  let current: Job<Question, Answer> | null = null
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
    timer = setTimeout(() => fail(new TooMuchError('it took too long')), limits.longestMs).unref()
    worker.postMessage(current.question)
  }

  function start(): Worker {
    const started = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, stackSizeMb: stackMb },
    })
    started.unref()
    started.on('message', (answered: Answered<Answer>) => {
      if (worker !== started) return
      if ('problem' in answered) current?.reject(new ThreadError(answered.problem))
      else current?.resolve(answered.answer)
      next()
    })
    started.on('error', cause => void (worker === started && fail(problemOf(cause))))
    return started
  }

  function stop() {
    clearTimeout(timer)
    const stopped = worker
    worker = null
    return stopped?.terminate()
  }

  function fail(cause: Error) {
    void stop()
    current?.reject(cause)
    next()
  }

  return {
    /** Rejects with a StoppingError, a TooMuchError or a ThreadError. */
    ask: (question: Question): Promise<Answer> =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new StoppingError())
        jobs.push({ question, resolve, reject })
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

export type Thread<Question, Answer> = ReturnType<typeof createThread<Question, Answer>>

function problemOf(cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new TooMuchError('it took too much memory')
    : new ThreadError(String(cause))
}

/** To be called by the script of a thread: answers what it is asked. What `handed` names goes over without being copied. */
export function answerQuestions<Question, Answer>(
  answer: (question: Question) => Promise<Answer> | Answer,
  handed: (answer: Answer) => Transferable[] = () => [],
): void {
  parentPort?.on('message', async (question: Question) => {
    try {
      const answered = await answer(question)
      parentPort?.postMessage({ answer: answered }, handed(answered))
    } catch (error) {
      parentPort?.postMessage({ problem: String(error) })
    }
  })
}
