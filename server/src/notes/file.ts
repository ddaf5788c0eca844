import type { NotesFile, NotesFormat, Paper } from '@samsyn/shared'
import { markdownOf } from './markdown.ts'

const mediaTypes: Record<NotesFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
}

/** A file of this name to take along. */
export function fileFrom(bytes: Buffer, name: string, format: NotesFormat): NotesFile {
  return { fileName: `${name}.${format}`, mediaType: mediaTypes[format], base64: bytes.toString('base64') }
}

/** What stands on paper, as the bytes of a file. The libraries that make files are large, and are read when the first is wanted. */
export async function bytesOf(paper: Paper, format: NotesFormat): Promise<Uint8Array> {
  switch (format) {
    case 'md':
      return Buffer.from(markdownOf(paper))
    case 'docx':
      return (await import('./docx.ts')).docxOf(paper)
    case 'pdf':
      return (await import('./pdf.ts')).pdfOf(paper)
  }
}
