import type { Block, Locale, Paper } from '@samsyn/shared'
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { type Run, runsOf } from './inline.ts'

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }
const deepest = 8
const list = 'list'

/** Notes as a Word document, with real headings and lists. */
export async function docxOf({ title, locale, parts }: Paper): Promise<Uint8Array> {
  // Each numbered list begins at one.
  let lists = 0
  const begin = () => lists++
  const children = parts.flatMap(part =>
    part.kind === 'heading'
      ? [new Paragraph({ text: part.text, heading: headings[part.level] })]
      : part.blocks.flatMap(block => paragraphsOf(block, { locale, begin, level: 0 })),
  )
  const run = { font: 'Calibri', size: 22, language: { value: locale === 'da' ? 'da-DK' : 'en-GB' } }
  const styles = { default: { document: { run, paragraph: { spacing: { after: 120 } } } } }
  const document = new Document({ title, styles, creator: 'Samsyn', numbering, sections: [{ children }] })
  return Packer.toBuffer(document)
}

type At = { locale: Locale; begin: () => number; level: number }

const numbering = {
  config: [
    {
      reference: list,
      levels: Array.from({ length: deepest + 1 }, (_, level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
      })),
    },
  ],
}

function paragraphsOf(block: Block, at: At): Paragraph[] {
  if (block.kind === 'paragraph') return [new Paragraph({ children: childrenOf(runsOf(block.words, at.locale)) })]
  const instance = at.begin()
  const level = Math.min(at.level, deepest)
  const place =
    block.kind === 'bulletList' ? { bullet: { level } } : { numbering: { reference: list, level, instance } }
  return block.items.flatMap(item =>
    item.flatMap((inner, index) => {
      if (inner.kind !== 'paragraph' || index > 0) return paragraphsOf(inner, { ...at, level: at.level + 1 })
      return [new Paragraph({ ...place, children: childrenOf(runsOf(inner.words, at.locale)) })]
    }),
  )
}

function childrenOf(runs: readonly Run[]): ParagraphChild[] {
  return runs.flatMap(({ text, bold, italic, href }): ParagraphChild[] => {
    const pieces = text.split('\n').map((piece, index) => {
      const look = { text: piece, bold, italics: italic, ...(index > 0 && { break: 1 }) }
      return new TextRun(href === null ? look : { ...look, style: 'Hyperlink' })
    })
    return href === null ? pieces : [new ExternalHyperlink({ link: href, children: pieces })]
  })
}
