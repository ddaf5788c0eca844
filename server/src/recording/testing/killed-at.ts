import { fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { StatementSync } from 'node:sqlite'

/**
 * Runs a module as a process of its own that is killed (SIGKILL) before its n-th writing to the disk, counted from where it
 * calls `countFromHere`. Answers whether it came to that.
 */
export async function killedAt(n: number, module: URL, about: unknown): Promise<boolean> {
  const child = fork(module, [String(n), JSON.stringify(about)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the process ended with ${code ?? signal}`)
  return signal === 'SIGKILL'
}

/** What the process was told that `killedAt` began. */
export const toldAbout = <T>(): T => JSON.parse(process.argv[3] ?? 'null') as T

/**
 * From here on the process dies before its n-th statement that writes, file that is opened, moved or removed; of `files`
 * alone, statements are not counted.
 */
export function countFromHere(of: 'everything' | 'files' = 'everything'): void {
  let left = Number(process.argv[2])
  const step = () => {
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  }
  for (const name of of === 'files' ? [] : (['run', 'all', 'get'] as const)) {
    const own = StatementSync.prototype[name] as (...values: unknown[]) => unknown
    const counted = function (this: StatementSync, ...values: unknown[]) {
      if (!/^\s*(select|pragma data_version|pragma busy)/i.test(this.sourceSQL)) step()
      return own.apply(this, values)
    }
    Object.assign(StatementSync.prototype, { [name]: counted })
  }
  for (const name of ['open', 'rename', 'rm', 'unlink', 'writeFile', 'mkdir'] as const) {
    const own = fs[name] as (...values: unknown[]) => Promise<unknown>
    const counted = (...values: unknown[]) => {
      step()
      return own(...values)
    }
    Object.assign(fs, { [name]: counted })
  }
  syncBuiltinESMExports()
}
