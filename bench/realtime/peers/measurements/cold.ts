import { cpSync, rmSync } from 'node:fs'
import { setTimeout as elapsed } from 'node:timers/promises'
import type { Laid } from '../questions.ts'
import { newFolder, systems, withServerOn } from '../systems.ts'
import type { Measurement } from './measurement.ts'

type Kept = { folder: string; laid: Laid }

/** N5: a note that was typed key by key, opened after a restart. Each round starts from the same files. */
export function cold(quick: boolean): Measurement {
  const keystrokes = quick ? 10_000 : 100_000
  const kept = new Map<string, Kept>()

  return {
    id: 'N5',
    about: `a note of ${keystrokes} keystrokes, stored and put away, opened after a restart`,
    systems: systems.filter(({ keeps }) => keeps),
    async prepare(system) {
      const folder = newFolder()
      await withServerOn(system, folder, async (server, clients) => {
        const laid = await server.lay(1)
        await clients.ask({ kind: 'type', target: server.at(laid), keystrokes })
        await server.rest()
        kept.set(system.name, { folder, laid })
      })
    },
    async measure(system) {
      const { folder, laid } = kept.get(system.name) ?? {}
      if (!folder || !laid) throw new Error(`${system.name} has no note`)
      const copy = newFolder()
      cpSync(folder, copy, { recursive: true })
      const openMs = await withServerOn(system, copy, async (server, clients) => {
        await elapsed(500)
        return clients.ask<number>({ kind: 'open', target: server.at(laid), keystrokes })
      })
      rmSync(copy, { recursive: true, force: true })
      return { 'open after, ms': openMs }
    },
    async end() {
      for (const { folder } of kept.values()) rmSync(folder, { recursive: true, force: true })
    },
  }
}
