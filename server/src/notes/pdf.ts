import { fileURLToPath } from 'node:url'
import type { Block, Locale, Paper } from '@samsyn/shared'
import PDFDocument from 'pdfkit'
import { type Run, runsOf } from './inline.ts'

const faces = { plain: '400-normal', bold: '700-normal', italic: '400-italic', boldItalic: '700-italic' }
const sizes = { 1: 22, 2: 15, 3: 12.5 }
const bodySize = 11.5
const indentOf = (depth: number) => 18 * depth

type Pdf = PDFKit.PDFDocument

/** Notes as a PDF in our own typeface, tagged so that a screen reader finds its headings and lists. */
export async function pdfOf({ title, locale, parts }: Paper): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: 64, pdfVersion: '1.7', tagged: true, displayTitle: true },
    ...{ lang: locale === 'da' ? 'da-DK' : 'en-GB', info: { Title: title, Creator: 'Samsyn' } },
  })
  for (const [name, face] of Object.entries(faces)) pdf.registerFont(name, fontFile(face))
  const bytes = collected(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  for (const part of parts) {
    if (part.kind === 'heading') root.add(headingOf(pdf, part.level, part.text))
    else for (const block of part.blocks) root.add(structureOf(pdf, block, locale, 0))
  }
  root.end()
  pdf.end()
  return bytes
}

function headingOf(pdf: Pdf, level: 1 | 2 | 3, text: string) {
  return pdf.struct(`H${level}`, {}, () => {
    if (pdf.y + sizes[level] * 4 > pdf.page.height - pdf.page.margins.bottom) pdf.addPage()
    pdf.moveDown(level === 3 ? 0.5 : 0.9)
    pdf.font('bold').fontSize(sizes[level]).text(text)
    pdf.moveDown(0.3)
  })
}

function structureOf(pdf: Pdf, block: Block, locale: Locale, depth: number): PDFKit.PDFStructureElement {
  if (block.kind === 'paragraph') return pdf.struct('P', {}, () => write(pdf, runsOf(block.words, locale), depth))
  const items = block.items.map((item, index) => {
    const [first, ...rest] = item
    const mark = block.kind === 'bulletList' ? '•' : `${index + 1}.`
    const words = first?.kind === 'paragraph' ? runsOf(first.words, locale) : []
    const within = (first?.kind === 'paragraph' ? rest : item).map(inner => structureOf(pdf, inner, locale, depth + 1))
    const body = pdf.struct('LBody', {}, [() => write(pdf, words, depth + 1, mark), ...within])
    return pdf.struct('LI', {}, [body])
  })
  return pdf.struct('L', {}, items)
}

/** Writes one line of notes; it may run over several lines of paper. */
function write(pdf: Pdf, runs: readonly Run[], depth: number, mark = '') {
  const left = pdf.page.margins.left + indentOf(depth)
  const width = pdf.page.width - pdf.page.margins.right - left
  pdf.fontSize(bodySize)
  if (mark) {
    const { y } = pdf
    pdf.font('plain').text(mark, left - 16, y, { lineBreak: false })
    pdf.y = y
  }
  pdf.x = left
  runs.forEach(({ text, bold, italic, href }, index) => {
    pdf.font(bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'plain')
    const link = { link: href, underline: href !== null }
    pdf.text(breakable(text), { width, lineGap: 3, continued: index < runs.length - 1, ...link })
  })
  if (runs.length === 0) pdf.font('plain').text(' ', { width })
  pdf.x = pdf.page.margins.left
  pdf.moveDown(0.35)
}

/** Who makes the lines measures a word anew for each line that it goes over: a pasted picture would take minutes. So it ends there. */
const breakable = (text: string) => text.replaceAll(/\S{200}(?=\S)|\s{200}(?=\s)/g, '$&\n')

function fontFile(face: string): string {
  const name = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${face}.woff`
  return fileURLToPath(import.meta.resolve(name))
}

function collected(pdf: Pdf): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece))
    pdf.on('end', () => resolve(Buffer.concat(pieces)))
    pdf.on('error', reject)
  })
}
