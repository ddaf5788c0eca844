import { type Block, proseOf } from '@samsyn/shared'
import type { Doc } from 'yjs'
import type { NoteGroup, NoteHeading } from './note-groups.ts'

export type LetterGroup = Omit<NoteGroup, 'sections'> & { sections: (NoteHeading & { blocks: Block[] })[] }

/** The groups and sections in which something is written, with what is written. */
export function letterOf(doc: Doc, groups: readonly NoteGroup[]): LetterGroup[] {
  return groups
    .map(group => ({
      ...group,
      sections: group.sections
        .map(section => ({ ...section, blocks: proseOf(doc, section.key) }))
        .filter(section => section.blocks.length > 0),
    }))
    .filter(group => group.sections.length > 0)
}
