import { type Editor, useEditorState } from '@tiptap/react'
import {
  Bold,
  Film,
  Image,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Search,
  Timer,
  Undo2,
  UserRoundPen,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Store } from '../../store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useStore } from '../../useStore.ts'
import { insertSequence, insertStill, insertTime } from './chips/chip-keys.ts'
import type { Find } from './find.ts'
import type { NoteHands } from './note-hands.ts'

type Tool = {
  key: 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'insertTime' | 'insertSequence' | 'insertStill' | 'undo'
  icon: LucideIcon
  shortcut: string
  use: (editor: Editor, hands: NoteHands) => unknown
}

const chipTools: Tool[] = [
  { key: 'insertTime', icon: Timer, shortcut: 'Alt+T', use: insertTime },
  { key: 'insertSequence', icon: Film, shortcut: 'Alt+S', use: insertSequence },
  { key: 'insertStill', icon: Image, shortcut: 'Alt+B', use: insertStill },
]
const textTools: Tool[] = [
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

type Props = {
  /** The editor that was written in last; null before that. */
  editor: Editor | null
  hands: NoteHands
}

/** How what one writes looks, and what of the film goes into the line. It serves the section one is in. */
export function NotesToolbar({ editor, hands }: Props) {
  const { t } = useTranslation()
  const on = useEditorState({ editor, selector: ({ editor }) => stateOf(editor) })
  const tools = hands.meeting ? [...chipTools, ...textTools] : [...chipTools.slice(0, 1), ...textTools]
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
          onPress={() => editor && use(editor, hands)}
          data-testid={`notes-tool-${key}`}
        />
      ))}
    </div>
  )
}

/** Ways to find one's way in what is written: words, and who wrote them. */
export function NotesWays({ find, who }: { find: Find; who: { shown: Store<boolean> } }) {
  const { t } = useTranslation()
  const shown = useStore(who.shown)
  return (
    <div className="notes-panel__ways">
      <IconButton
        label={t('notes.find')}
        icon={Search}
        size="compact"
        shortcut="Ctrl+F"
        onPress={() => find.search('')}
        data-testid="notes-tool-find"
      />
      <IconButton
        label={t('notes.whoWrote')}
        icon={UserRoundPen}
        size="compact"
        pressed={shown}
        onPress={() => who.shown.set(!shown)}
        data-testid="notes-tool-who"
      />
    </div>
  )
}

const pressable = { bold: true, italic: true, bulletList: true, orderedList: true }

function stateOf(editor: Editor | null): Record<string, boolean> | null {
  if (!editor || editor.isDestroyed) return null
  const names = Object.keys(pressable)
  return { ...Object.fromEntries(names.map(name => [name, editor.isActive(name)])), undo: editor.can().undo() }
}
