import { type Editor, useEditorState } from '@tiptap/react'
import { Bold, Italic, List, ListOrdered, type LucideIcon, Timer, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { insertTime } from './time-chip.ts'

type Tool = {
  key: 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'insertTime' | 'undo'
  icon: LucideIcon
  shortcut: string
  use: (editor: Editor) => void
}

type Props = {
  /** The editor that was written in last; null before that. */
  editor: Editor | null
  now: () => number
}

/** How what one writes looks, and the film's time into the line. It serves the section one is in. */
export function NotesToolbar({ editor, now }: Props) {
  const { t } = useTranslation()
  const on = useEditorState({ editor, selector: ({ editor }) => stateOf(editor) })
  const tools: Tool[] = [
    { key: 'insertTime', icon: Timer, shortcut: 'Alt+T', use: editor => insertTime(editor, now()) },
    { key: 'bold', icon: Bold, shortcut: 'Ctrl+B', use: editor => editor.chain().focus().toggleBold().run() },
    { key: 'italic', icon: Italic, shortcut: 'Ctrl+I', use: editor => editor.chain().focus().toggleItalic().run() },
    {
      key: 'bulletList',
      icon: List,
      shortcut: 'Ctrl+Shift+8',
      use: editor => editor.chain().focus().toggleBulletList().run(),
    },
    {
      key: 'orderedList',
      icon: ListOrdered,
      shortcut: 'Ctrl+Shift+7',
      use: editor => editor.chain().focus().toggleOrderedList().run(),
    },
    { key: 'undo', icon: Undo2, shortcut: 'Ctrl+Z', use: editor => editor.chain().focus().undo().run() },
  ]
  return (
    <div
      className="notes-toolbar"
      role="toolbar"
      aria-label={t('notes.toolbar')}
      // A press leaves the caret, and on a phone the keyboard, where they are.
      onMouseDown={event => event.preventDefault()}
    >
      {tools.map(({ key, icon, shortcut, use }) => (
        <IconButton
          key={key}
          label={t(`notes.${key}`)}
          icon={icon}
          size="compact"
          shortcut={shortcut}
          isDisabled={!editor || (key === 'undo' && !on?.undo)}
          {...(key in pressable && { pressed: on?.[key] ?? false })}
          onPress={() => editor && use(editor)}
          data-testid={`notes-tool-${key}`}
        />
      ))}
    </div>
  )
}

const pressable = { bold: true, italic: true, bulletList: true, orderedList: true }

function stateOf(editor: Editor | null): Record<string, boolean> | null {
  if (!editor || editor.isDestroyed) return null
  const names = Object.keys(pressable)
  return { ...Object.fromEntries(names.map(name => [name, editor.isActive(name)])), undo: editor.can().undo() }
}
