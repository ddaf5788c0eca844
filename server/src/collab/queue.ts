import { setImmediate as nextRound } from 'node:timers/promises'
import type { Content } from './content.ts'
import type { Arrival } from './intake.ts'
import type { Member } from './member.ts'

/** Asks what a document says; null when it cannot be read. */
type Question = (content: Content | null) => void

/** What has come to a document and waits for a turn: updates, and questions. `turn` takes of both, and never rejects. */
export function createQueue(turn: () => Promise<void>) {
  const arrivals: Arrival[] = []
  const questions: Question[] = []
  let working: Promise<void> | null = null

  function wake() {
    working ??= work()
  }

  async function work() {
    while (arrivals.length > 0 || questions.length > 0) {
      await turn()
      await nextRound()
    }
    // At once: whatever comes next must find that nobody works.
    working = null
  }

  return {
    /** The updates, in the order they came. */
    arrivals,
    takeQuestions: (): Question[] => questions.splice(0),
    /** An update of a member has come; resolves when it has been dealt with. */
    arrive: (member: Member, { update, whole }: { update: Uint8Array; whole: boolean }): Promise<void> =>
      new Promise(handled => {
        arrivals.push({ member, index: member.count(), update, whole, handled })
        wake()
      }),
    /** What `use` makes of the document as it then is. */
    ask: <T>(use: (content: Content | null) => T): Promise<T> =>
      new Promise((resolve, reject) => {
        questions.push(current => {
          try {
            resolve(use(current))
          } catch (error) {
            reject(error)
          }
        })
        wake()
      }),
    /** Nothing that waits can be dealt with any more. */
    drop(): void {
      for (const { handled } of arrivals.splice(0)) handled()
      for (const question of questions.splice(0)) question(null)
    },
    /** Resolves when nothing waits. */
    async settled(): Promise<void> {
      while (working !== null) await working
    },
  }
}

export type Queue = ReturnType<typeof createQueue>
