import type { Block, Inline, Manual } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { filmTime } from '../../i18n/format.ts'
import type { OpenDoc } from '../../net/docs.ts'
import { LetterStill } from './LetterStill.tsx'
import { letterOf } from './letter.ts'
import { useDocRevision } from './useDocRevision.ts'
import { useNoteGroups } from './useNoteGroups.ts'
import './NotesLetter.css'

/** The notes as they are read and printed after the meeting: only what is written, with the manual's headings. */
export function NotesLetter({ open, manual }: { open: Pick<OpenDoc, 'doc'>; manual: Manual }) {
  const { t } = useTranslation()
  const groups = useNoteGroups(manual)
  useDocRevision(open.doc)
  const letter = letterOf(open.doc, groups)
  if (letter.length === 0) return <p className="ui-muted">{t('notes.letterEmpty')}</p>
  return (
    <div className="notes-letter" data-testid="notes-letter">
      {letter.map(({ key, label, sections }) => (
        <section key={key} className="notes-letter__group">
          {label !== null && <h3>{label}</h3>}
          {sections.map(section => (
            <section key={section.key} className="notes-letter__section" data-testid={`letter-${section.key}`}>
              {label === null ? <h3>{section.label}</h3> : <h4>{section.label}</h4>}
              <Prose blocks={section.blocks} />
            </section>
          ))}
        </section>
      ))}
    </div>
  )
}

function Prose({ blocks }: { blocks: readonly Block[] }) {
  return placed(blocks).map(([place, block]) => <ProseBlock key={place} block={block} />)
}

function ProseBlock({ block }: { block: Block }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        {placed(block.words).map(([place, word]) => (
          <Words key={place} word={word} />
        ))}
      </p>
    )
  }
  const List = block.kind === 'bulletList' ? 'ul' : 'ol'
  return (
    <List>
      {placed(block.items).map(([place, item]) => (
        <li key={place}>
          <Prose blocks={item} />
        </li>
      ))}
    </List>
  )
}

/** Read-only text keeps no state, so a thing's place is key enough. */
const placed = <T,>(things: readonly T[]): [number, T][] => [...things.entries()]

function Words({ word }: { word: Inline }) {
  switch (word.kind) {
    case 'break':
      return <br />
    case 'time':
      return <span className="ui-time notes-letter__time">{filmTime(word.filmMs)}</span>
    case 'still':
      return <LetterStill still={word} />
    case 'sequence':
    case 'point':
      return <span className="notes-letter__time">{word.label}</span>
    case 'text':
      return <Text word={word} />
  }
}

function Text({ word: { text, bold, italic, href } }: { word: Extract<Inline, { kind: 'text' }> }) {
  const slanted = italic ? <em>{text}</em> : text
  const shown = bold ? <strong>{slanted}</strong> : slanted
  if (href === undefined) return shown
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {shown}
    </a>
  )
}
