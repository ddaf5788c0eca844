import type { AboutFilm } from '@samsyn/shared'
import { createThread, type ThreadLimits } from '../thread.ts'

export type Compacted = { update: Uint8Array<ArrayBuffer>; outline: Uint8Array<ArrayBuffer> }

/** What a thread is asked about an update, by what its answer is. */
export type Answers = {
  /** The same content in as few structs as Yjs can, without what speaks of a film. */
  compact: Compacted
  speaks: boolean
  split: Uint8Array[]
}
export type Asked = { kind: keyof Answers; update: Uint8Array; about?: AboutFilm; mostBytes?: number }

const usual = { longestMs: 30_000, heapMb: 512 }
/** A document of old may be larger than any that is accepted, and must be rid of what it says of a film all the same. */
const patient = { longestMs: 120_000, heapMb: 1_024 }

/** Makes long updates short, cuts them, and rids them of what they say of a film, in threads of their own. */
export function createCompactor() {
  const [compacting, cutting, forgetting] = [begin(usual), begin(usual), begin(patient)]

  return {
    /** The same content without what was deleted, and its outline. Rejects when it cannot be placed. */
    compact: (update: Uint8Array) => compacting.ask({ kind: 'compact', update }),
    /** The same without the lines that speak of a film. */
    redact: (update: Uint8Array, about: AboutFilm) => forgetting.ask({ kind: 'compact', update, about }),
    speaks: (update: Uint8Array, about: AboutFilm) => forgetting.ask({ kind: 'speaks', update, about }),
    /** The same in updates of at most so many bytes, to be applied in this order. */
    split: (update: Uint8Array, mostBytes: number) => cutting.ask({ kind: 'split', update, mostBytes }),
    /** Gives up what is not done. */
    close: async (): Promise<void> =>
      void (await Promise.all([compacting, cutting, forgetting].map(thread => thread.close()))),
  }
}

export type Compactor = ReturnType<typeof createCompactor>

function begin(limits: ThreadLimits) {
  const thread = createThread<Asked, Answers[keyof Answers]>(new URL('./compact.worker.ts', import.meta.url), limits)
  return {
    ask: <Kind extends keyof Answers>(asked: Asked & { kind: Kind }) => thread.ask(asked) as Promise<Answers[Kind]>,
    close: thread.close,
  }
}
