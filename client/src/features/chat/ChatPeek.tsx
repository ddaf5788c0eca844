import { MessageSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ChatLine } from './chat.ts'
import './ChatPeek.css'

type Props = { line: ChatLine | null; name: string; onOpen: () => void }

/** A line of chat that has just come while the chat is not open; a press opens it. */
export function ChatPeek({ line, name, onOpen }: Props) {
  const { t } = useTranslation()
  return (
    <div className="chat-peek" role="status">
      {line && (
        <button type="button" className="chat-peek__line" onClick={onOpen} data-testid="chat-peek">
          <MessageSquare size={16} aria-hidden="true" />
          <span className="ui-visually-hidden">{t('chat.newLine')} </span>
          <span className="chat-peek__words">
            <strong>{name}</strong> {line.text}
          </span>
        </button>
      )}
    </div>
  )
}
