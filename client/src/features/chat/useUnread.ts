import type { MeetingId, PersonId } from '@samsyn/shared'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from '../../useStore.ts'
import type { Chat, ChatLine } from './chat.ts'
import { byOthers, rememberRead } from './unread.ts'

type About = {
  chat: Chat
  meetingId: MeetingId
  selfId: PersonId
  /** Whether the chat is before this person's eyes. */
  reading: boolean
}

/** What others have written in the chat and was not read here, and of that the line that has just come. */
export type Unread = { count: number; justCome: ChatLine | null }

const shownMs = 8_000

/** Counts what others have written since the chat was last before this person's eyes. */
export function useUnread({ chat, meetingId, selfId, reading }: About): Unread {
  const lines = useStore(chat.lines)
  const complete = useStore(chat.complete)
  const read = useMemo(() => rememberRead(localStorage, `samsyn-chat-read-${meetingId}-${selfId}`), [meetingId, selfId])
  const theirs = byOthers(lines, selfId)
  const [readCount, setReadCount] = useState(read.count)
  useEffect(() => {
    if (!complete || !reading) return
    read.set(theirs.length)
    setReadCount(theirs.length)
  }, [read, complete, reading, theirs.length])
  const justCome = useJustCome(theirs, complete, reading)
  return { count: complete && !reading ? Math.max(0, theirs.length - readCount) : 0, justCome }
}

/** The newest of these for a few seconds after it came, until it is read; none of what was there before. */
function useJustCome(theirs: readonly ChatLine[], complete: boolean, reading: boolean): ChatLine | null {
  const [shown, setShown] = useState<ChatLine | null>(null)
  const known = useRef<number | null>(null)
  const newest = theirs.at(-1) ?? null
  useEffect(() => {
    if (!complete) return
    const before = known.current
    known.current = theirs.length
    if (before === null || theirs.length <= before || !newest) return
    setShown(newest)
    const timer = setTimeout(() => setShown(null), shownMs)
    return () => clearTimeout(timer)
  }, [complete, theirs.length, newest])
  return reading ? null : shown
}
