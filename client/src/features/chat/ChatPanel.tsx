import type { Attendee, PersonId } from '@samsyn/shared'
import { Clock, SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useStore } from '../../useStore.ts'
import { ChatLines } from './ChatLines.tsx'
import type { Chat, ChatLine } from './chat.ts'
import './ChatPanel.css'

type Props = {
  chat: Chat
  attendees: readonly Attendee[]
  selfId: PersonId
  /** Where the film is, for a line that carries its time. */
  filmMs: () => number
  onGoTo: (filmMs: number) => void
}

/** How many lines are on the screen before somebody asks for earlier ones. */
const linesAtOnce = 200

const waits = ({ atMs, refused }: ChatLine) => atMs === null && !refused

/** The chat: what was said, and a field to say more; with a press a line carries the film's time. */
export function ChatPanel({ chat, attendees, selfId, filmMs, onGoTo }: Props) {
  const { t } = useTranslation()
  const lines = useStore(chat.lines)
  const stuck = useStore(chat.stuck)
  const [shownLines, setShownLines] = useState(linesAtOnce)
  const [text, setText] = useState('')
  const [atMs, setAtMs] = useState<number | null>(null)
  const send = () => {
    if (text.trim() === '') return
    chat.send(text.trim(), atMs)
    setText('')
    setAtMs(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className="chat">
      <ChatLog count={lines.length}>
        {lines.length > shownLines ? (
          <div className="chat__earlier">
            <Button size="compact" variant="quiet" onPress={() => setShownLines(shown => shown + linesAtOnce)}>
              {t('chat.earlier')}
            </Button>
          </div>
        ) : null}
        <ChatLines
          lines={lines.slice(-shownLines)}
          attendees={attendees}
          selfId={selfId}
          onGoTo={onGoTo}
          hands={chat}
        />
      </ChatLog>
      <div className="chat__write">
        <p className="chat__kept" role="status" data-testid="chat-kept">
          {stuck && lines.some(waits) ? t('chat.kept') : null}
        </p>
        <TextArea
          label={t('chat.write')}
          value={text}
          onChange={setText}
          onKeyDown={onKeyDown}
          rows={2}
          maxLength={4000}
          data-testid="chat-input"
        />
        <div className="chat__send">
          <Button
            size="compact"
            icon={Clock}
            pressed={atMs !== null}
            onPress={() => setAtMs(known => (known === null ? Math.round(filmMs()) : null))}
            data-testid="chat-time"
          >
            {atMs === null ? t('chat.withTime') : filmTime(atMs)}
          </Button>
          <Button size="compact" icon={SendHorizontal} onPress={send} data-testid="chat-send">
            {t('chat.send')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** The log stays at its end while it grows, unless somebody has gone back to read. */
function ChatLog({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation()
  const log = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what it is about.
  useEffect(() => {
    if (atEnd.current) log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [count])
  const onScroll = () => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = log.current ?? {}
    atEnd.current = scrollTop + clientHeight > scrollHeight - 24
  }
  return (
    <div
      ref={log}
      className="chat__log"
      role="log"
      aria-label={t('chat.log')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
      tabIndex={0}
      onScroll={onScroll}
      data-testid="chat-log"
    >
      {count === 0 ? <p className="chat__empty">{t('chat.empty')}</p> : children}
    </div>
  )
}
