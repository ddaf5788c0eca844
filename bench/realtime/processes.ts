import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A script of this folder in a process of its own; `stop` gives the last line that it printed. */
export function startScript(name: string, ...words: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, name), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout?.on('data', chunk => {
    printed += chunk
  })
  return {
    child,
    async line(): Promise<string> {
      while (!printed.includes('\n')) await once(child.stdout ?? child, 'data')
      return printed.split('\n')[0] ?? ''
    },
    async stop(): Promise<string> {
      child.kill('SIGTERM')
      await once(child, 'exit')
      return printed.trim().split('\n').at(-1) ?? ''
    },
  }
}

const ticksPerSecond = 100

/** How many seconds of processor time a process has used. */
export function cpuSeconds(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
