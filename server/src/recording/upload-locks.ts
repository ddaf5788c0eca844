import { ERRORS, type Lock, type Locker } from '@tus/utils'

const patienceMs = 30_000

type Holder = { askToLeave: () => void; left: Promise<void>; leave: () => void }

/** Lets one request at a time work on an upload. Whoever comes later asks the former, perhaps long dead, to leave. */
export function createUploadLocks(): Locker {
  const holders = new Map<string, Holder>()

  function hold(id: string, askToLeave: () => void) {
    const { promise: left, resolve: leave } = Promise.withResolvers<void>()
    holders.set(id, { askToLeave, left, leave })
  }

  return {
    newLock: (id): Lock => ({
      async lock(signal, cancelRequest) {
        const enough = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
        for (let holder = holders.get(id); holder; holder = holders.get(id)) {
          holder.askToLeave()
          await either(holder.left, enough)
          if (enough.aborted) throw signal.aborted ? ERRORS.ABORTED : ERRORS.ERR_LOCK_TIMEOUT
        }
        hold(id, () => void cancelRequest())
      },
      async unlock() {
        const holder = holders.get(id)
        holders.delete(id)
        holder?.leave()
      },
    }),
  }
}

function either(done: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => resolve(), { once: true })
  if (signal.aborted) resolve()
  return Promise.race([done, promise])
}
