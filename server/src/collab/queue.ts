import { setImmediate as nextRound } from 'node:timers/promises'
import { createArrivals } from './arrivals.ts'
import type { Content } from './content.ts'
import type { Member } from './member.ts'

/** Asks what a document says; null when it cannot be read. */
type Question = (content: Content | null) => void

/** What has come to a document and waits for a turn: updates, and questions. `turn` takes of both, and never rejects. */
export function createQueue(turn: () => Promise<void>) {
  const arrivals = createArrivals()
  const questions: Question[] = []
  let working: Promise<void> | null = null

  function wake() {
    working ??= work()
  }

  async function work() {
    while (!arrivals.isEmpty() || questions.length > 0) {
      await turn()
      await nextRound()
    }
    // At once: whatever comes next must find that nobody works.
    working = null
  }

  return {
    /** The updates, a few of each person's at a time. */
    arrivals,
    /** How many have asked by now. */
    asked: (): number => questions.length,
    /** Answers those who had asked, one at least and no more than there is time for: the others have the next turn. */
    answer(asked: number, content: Content | null, isLate: () => boolean): void {
      for (let left = asked; left > 0 && (left === asked || !isLate()); left--) questions.shift()?.(content)
    },
    /** An update of a member has come; resolves when it has been dealt with. */
    arrive: (member: Member, { update, whole }: { update: Uint8Array; whole: boolean }): Promise<void> =>
      new Promise(handled => {
        arrivals.add({ member, index: member.count(), update, whole, handled })
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
      for (const { handled } of arrivals.clear()) handled()
      for (const question of questions.splice(0)) question(null)
    },
    /** Resolves when nothing waits. */
    async settled(): Promise<void> {
      while (working !== null) await working
    },
  }
}

export type Queue = ReturnType<typeof createQueue>
