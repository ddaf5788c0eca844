import { AppError, type NotesFile, type NotesFormat, type Paper } from '@samsyn/shared'
import { createThread, type Thread, type ThreadLimits, TooMuchError } from '../thread.ts'
import { fileFrom } from './file.ts'
import type { PaperInput } from './paper.ts'

/** What a thread is asked; `whole` is a document as one V1 update. */
export type Question =
  | { kind: 'text'; whole: Uint8Array; section: string }
  | { kind: 'notes'; whole: Uint8Array; about: Omit<PaperInput, 'prose'>; format: NotesFormat }
  | { kind: 'paper'; paper: Paper; format: NotesFormat }
type Answer = string | Uint8Array<ArrayBuffer>
type FileQuestion = Exclude<Question, { kind: 'text' }>

/** A page waits for what is read of a note; a file may take its time. */
const usual = { reading: { longestMs: 10_000, heapMb: 384 }, making: { longestMs: 60_000, heapMb: 1_024 } }

/** Reads notes and makes files of them in threads of their own, one after the other: whatever is in them, nobody else waits. */
export function createReader({ reading, making }: Record<'reading' | 'making', ThreadLimits> = usual) {
  const script = new URL('./notes.worker.ts', import.meta.url)
  const reads: Thread<Question, Answer> = createThread(script, reading)
  const makes: Thread<Question, Answer> = createThread(script, making)

  return {
    /** The plain text of a section. */
    text: async (whole: Uint8Array, section: string): Promise<string> =>
      String(await reads.ask({ kind: 'text', whole, section })),
    /** A file of this name. Throws an AppError `too-long` when it would take more time or memory than there is for one. */
    async file(question: FileQuestion, name: string): Promise<NotesFile> {
      const bytes = await makes.ask(question).catch(refuseTooMuch)
      return fileFrom(Buffer.from(bytes as Uint8Array), name, question.format)
    },
    close: async (): Promise<void> => void (await Promise.all([reads.close(), makes.close()])),
  }
}

export type Reader = ReturnType<typeof createReader>

function refuseTooMuch(error: unknown): never {
  if (error instanceof TooMuchError) throw new AppError('too-long', error.message, { cause: error })
  throw error
}
