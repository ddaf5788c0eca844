import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A script of this folder in a process of its own: says what it is ready with, then answers one question at a time. */
export async function startChild<Ready = unknown>(script: string, ...words: string[]) {
  const child = fork(join(import.meta.dirname, script), words, {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let waiting = Promise.withResolvers<unknown>()
  child.on('message', ({ value }: { value: unknown }) => waiting.resolve(value))
  child.on('exit', code => waiting.reject(new Error(`${script} ended with ${code}`)))
  const ready = (await waiting.promise) as Ready

  return {
    ready,
    async ask<T>(question: object): Promise<T> {
      waiting = Promise.withResolvers()
      child.send(question)
      return (await waiting.promise) as T
    },
    async stop(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

export type Child = Awaited<ReturnType<typeof startChild>>
