import type { AboutFilm } from '@samsyn/shared'
import { createThread } from '../thread.ts'

export type Compacted = { update: Uint8Array<ArrayBuffer>; outline: Uint8Array<ArrayBuffer> }
/** What is to be done with a whole document: to be made short, without what speaks of a film; or whether it does. */
export type Rewriting = { kind: 'compact' | 'speaks'; whole: Uint8Array; about?: AboutFilm }

/** A document of old may be larger than any that is accepted, and must be rid of what it says of a film all the same. */
const patient = { longestMs: 120_000, heapMb: 1_024 }

/** Makes long updates short, and rids them of what they say of a film, in threads of their own. */
export function createCompactor() {
  const script = new URL('./compact.worker.ts', import.meta.url)
  const compacting = createThread<Rewriting, Compacted | boolean>(script, { longestMs: 30_000, heapMb: 512 })
  const forgetting = createThread<Rewriting, Compacted | boolean>(script, patient)

  return {
    /**
     * The same content in as few structs as Yjs can, without what was deleted, and its outline. Rejects when it cannot be
     * placed.
     */
    compact: async (whole: Uint8Array): Promise<Compacted> => made(await compacting.ask({ kind: 'compact', whole })),
    /** The same without the lines that speak of a film. */
    redact: async (whole: Uint8Array, about: AboutFilm): Promise<Compacted> =>
      made(await forgetting.ask({ kind: 'compact', whole, about })),
    speaks: async (whole: Uint8Array, about: AboutFilm): Promise<boolean> =>
      (await forgetting.ask({ kind: 'speaks', whole, about })) === true,
    /** Gives up what is not done. */
    close: async (): Promise<void> => void (await Promise.all([compacting.close(), forgetting.close()])),
  }
}

export type Compactor = ReturnType<typeof createCompactor>

function made(answer: Compacted | boolean): Compacted {
  if (typeof answer === 'boolean') throw new Error('not what was asked for')
  return answer
}
