import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A server in a process of its own, ready; whoever starts it ends it. */
export async function startChild(dataDir: string, port: number): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'child.ts'), [dataDir, String(port)], { stdio: 'inherit' })
  await once(child, 'message')
  return child
}
