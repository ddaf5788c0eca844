import { type Change, updateOfAll } from './change.ts'
import type { Member } from './member.ts'
import { updateMessage } from './message.ts'

export type News = { member: Member; change: Change }

/** Tells everybody who listens what the others have written, all of it in one message. */
export function publish(news: readonly News[], everyone: Iterable<Member>) {
  const writers = new Set(news.map(({ member }) => member))
  let all: Uint8Array | null = null
  for (const member of everyone) {
    if (!member.listening) continue
    if (!writers.has(member)) {
      all ??= messageOf(news)
      member.tell(all)
    } else if (writers.size > 1) member.tell(messageOf(news.filter(one => one.member !== member)))
  }
}

const messageOf = (news: readonly News[]) => updateMessage(updateOfAll(news.map(({ change }) => change)))
