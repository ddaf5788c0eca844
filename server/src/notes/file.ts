import type { NotesFile, NotesFormat, Paper } from '@samsyn/shared'
import { markdownOf } from './markdown.ts'

const mediaTypes: Record<NotesFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
}

/** What stands on paper, as a file of this name to take along. */
export async function fileOf(paper: Paper, name: string, format: NotesFormat): Promise<NotesFile> {
  const bytes = await bytesOf(paper, format)
  return {
    fileName: `${name}.${format}`,
    mediaType: mediaTypes[format],
    base64: Buffer.from(bytes).toString('base64'),
  }
}

/** The libraries that make files are large, and are read when the first file is wanted. */
async function bytesOf(paper: Paper, format: NotesFormat): Promise<Uint8Array> {
  switch (format) {
    case 'md':
      return Buffer.from(markdownOf(paper))
    case 'docx':
      return (await import('./docx.ts')).docxOf(paper)
    case 'pdf':
      return (await import('./pdf.ts')).pdfOf(paper)
  }
}
