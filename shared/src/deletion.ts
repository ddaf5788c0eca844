import { z } from 'zod'
import { ReceiptId } from './ids.ts'

/**
 * Why a film was deleted; `restored` is again, after an older copy of everything was put back, and `unreadable` where what
 * was noted cannot be read any more.
 */
export const DeletionReason = z.enum(['delete-now', 'withdrawal', 'retention', 'restored', 'unreadable'])
export type DeletionReason = z.infer<typeof DeletionReason>

/** The kinds of things that go with a film. */
export const DeletedKind = z.enum([
  'upload',
  'film',
  'pictures',
  'waveform',
  'sheet',
  'people',
  'sequences',
  'writings',
  'unreadable',
])
export type DeletedKind = z.infer<typeof DeletedKind>

/** That a film was deleted, without anything about anybody. `doneMs` is null until all of it has gone. */
export const DeletionReceipt = z.object({
  id: ReceiptId,
  reason: DeletionReason,
  kinds: z.array(DeletedKind),
  bytes: z.int().min(0),
  askedMs: z.int(),
  doneMs: z.int().nullable(),
})
export type DeletionReceipt = z.infer<typeof DeletionReceipt>

const dayMs = 86_400_000

/** When a film that was begun then has to go; null for never by itself. */
export function retainUntilMs(begunMs: number, days: number | null): number | null {
  return days === null ? null : begunMs + days * dayMs
}

/** What kind of thing lies under this name in a recording's folder. */
export function kindOfFile(name: string): DeletedKind {
  if (name === 'original') return 'upload'
  if (name === 'opening' || name === 'poster' || name === 'storyboard') return 'pictures'
  return name === 'peaks' ? 'waveform' : 'film'
}
