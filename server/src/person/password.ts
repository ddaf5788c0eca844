import { Worker } from 'node:worker_threads'
import { AppError } from '@samsyn/shared'
import type { Verdict } from './password-hash.ts'

/** What the thread is asked for: a new hash, or whether a password belongs to one. */
export type Work = { kind: 'hash'; password: string } | { kind: 'verify'; password: string; stored: string | null }
type Job = { work: Work; resolve: (answer: unknown) => void; reject: (cause: unknown) => void }

/** How many may wait for the one that is under way. */
const mostWaiting = 20
const idleMs = 10_000

/**
 * Hashes passwords one at a time in a thread of its own, which comes when it is needed and goes when it is not: each takes
 * 64 MB and a good part of a second, and Node's own pool of threads must stay free for the bytes of films. Who comes when
 * twenty wait is refused ('busy'); who is known here already goes first, in a line of their own.
 */
export function createPasswords() {
  const lines: { known: Job[]; others: Job[] } = { known: [], others: [] }
  let worker: Worker | null = null
  let current: Job | null = null
  let timer: NodeJS.Timeout | undefined

  function next() {
    clearTimeout(timer)
    current = lines.known.shift() ?? lines.others.shift() ?? null
    if (!current) {
      timer = setTimeout(stop, idleMs).unref()
      return
    }
    worker ??= start()
    // It holds the process only while somebody waits for it.
    worker.ref()
    worker.postMessage(current.work)
  }

  function start(): Worker {
    const started = new Worker(new URL('./password.worker.ts', import.meta.url))
    started.on('message', answer => {
      if (worker !== started) return
      started.unref()
      current?.resolve(answer)
      next()
    })
    started.on('error', cause => {
      if (worker !== started) return
      worker = null
      current?.reject(cause)
      next()
    })
    return started
  }

  function stop() {
    const stopped = worker
    worker = null
    void stopped?.terminate()
  }

  function ask<Answer>(work: Work, known: boolean): Promise<Answer> {
    const line = known ? lines.known : lines.others
    if (line.length >= mostWaiting) throw new AppError('busy', 'too many wait to sign in')
    return new Promise((resolve, reject) => {
      line.push({ work, resolve: answer => resolve(answer as Answer), reject })
      if (!current) next()
    })
  }

  return {
    /** The argon2id hash of a password in PHC string format. Whoever is here to choose one is let in already. */
    hash: async (password: string): Promise<string> => ask<string>({ kind: 'hash', password }, true),
    /** Whether the password is the one that was hashed. With `known`, it waits with those who have signed in here before. */
    verify: async (password: string, stored: string | null, known: boolean): Promise<Verdict> =>
      ask<Verdict>({ kind: 'verify', password, stored }, known),
  }
}

export type Passwords = ReturnType<typeof createPasswords>
