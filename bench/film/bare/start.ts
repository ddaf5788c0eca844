import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The next thing that a process of the bench says. */
export async function said<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message')
  return message
}

/** Starts the bare express server, in a process of its own as ours is, on these pages and this folder. */
export async function startBare(pages: string, dir: string): Promise<{ port: number; close: () => Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [pages, dir])
  const { port } = await said<{ port: number }>(child)
  return {
    port,
    async close() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}
