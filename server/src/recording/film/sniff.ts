import { beginOf, type Scratch } from '../../files/scratch.ts'
import { FilmProblem } from './problem.ts'

/** The containers we read, by the name of the demuxer that is forced on them. */
export type Container = 'mov' | 'matroska' | 'avi' | 'mpegts' | 'mpeg' | 'asf' | 'flv'

const HEAD_BYTES = 1024
const movBoxes = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot'])

function startsWith(head: Buffer, hex: string): boolean {
  return head.subarray(0, hex.length / 2).toString('hex') === hex
}

function isTransportStream(head: Buffer): boolean {
  const synced = (first: number, step: number) => [0, 1, 2].every(i => head[first + i * step] === 0x47)
  return synced(0, 188) || synced(4, 192)
}

function isMov(head: Buffer): boolean {
  return head.length >= 8 && movBoxes.has(head.toString('latin1', 4, 8))
}

/** The container that the first bytes of a file speak of, or null: only these bytes count, never the name. */
export function containerOf(head: Buffer): Container | null {
  if (isMov(head)) return 'mov'
  if (startsWith(head, '1a45dfa3')) return 'matroska'
  if (startsWith(head, '52494646') && head.toString('latin1', 8, 12) === 'AVI ') return 'avi'
  if (startsWith(head, '000001ba')) return 'mpeg'
  if (startsWith(head, '3026b2758e66cf11')) return 'asf'
  if (startsWith(head, '464c5601')) return 'flv'
  return isTransportStream(head) ? 'mpegts' : null
}

/** Decides by its first bytes which demuxer a file is read with; anything else is not a film. */
export async function sniff(file: Scratch): Promise<Container> {
  const container = containerOf(await beginOf(file, HEAD_BYTES))
  if (container) return container
  throw new FilmProblem('not-a-film', 'the first bytes belong to no container we read')
}
