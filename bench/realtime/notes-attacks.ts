import { updateMessage } from '../../server/src/collab/message.ts'
import { countBomb, gaps, junk, largeUpdate, mutations } from '../../server/src/collab/testing/attacks.ts'

/** What no honest client sends to a document. */
const megabyte = 1024 * 1024

/** Of what these frames have made of the document. */
export const questions = '24 connections that ask for 6 MB again and again'

export const attacks: Record<string, () => Uint8Array[]> = {
  'nobody attacks': () => [],
  '10 bytes that declare 33 million structs, 100 times': () => many(100, updateMessage(countBomb)),
  '5,000 frames of 13 bytes that leave gaps': () => gaps(5_000).map(updateMessage),
  'five times 64 MB of junk': () => many(5, junk(64 * megabyte)),
  'five times 64 MB of a valid update': () => many(5, updateMessage(largeUpdate(64 * megabyte))),
  '10,000 mutated frames': () => mutations(10_000).map(updateMessage),
  'six times 1 MB of a valid update, the largest that is taken': () => largest(6),
  '1 MB of the smallest structs': () => [updateMessage(smallest(4))],
  '1 MB of types': () => [updateMessage(smallest(7))],
  '150,000 stretches deleted in no order, and 500 times 20 more': stretches,
  [questions]: () => largest(6),
}

const many = (count: number, frame: Uint8Array): Uint8Array[] => Array.from({ length: count }, () => frame)
const largest = (count: number) => Array.from({ length: count }, () => updateMessage(largeUpdate(megabyte - 100)))

/** As many structs of one letter, or of one type, as a document takes. */
function smallest(kind: 4 | 7): Uint8Array {
  const structs = 100_000
  const bytes: number[] = [1, ...varUint(structs + 1), 7, 0, kind, 1, 1, 116, ...(kind === 4 ? [1, 97] : [0])]
  for (let clock = 0; clock < structs; clock++)
    bytes.push(0x80 | kind, 7, ...varUint(clock), ...(kind === 4 ? [1, 97] : [0]))
  return Uint8Array.from([...bytes, 0])
}

/** A long text of which every other letter is deleted, in an order that must be put right, and then a few more at a time. */
function stretches(): Uint8Array[] {
  const length = 900_000
  const deletion = (clocks: readonly number[]) =>
    updateMessage(
      Uint8Array.from([0, 1, 7, ...varUint(clocks.length), ...clocks.flatMap(clock => [...varUint(clock), 1])]),
    )
  const clocks = Array.from({ length: 150_000 }, (_, index) => 2 * ((index * 7_919) % 150_000))
  const later = Array.from({ length: 500 }, (_, time) =>
    Array.from({ length: 20 }, (_, at) => 400_000 + 2 * (20 * time + at)),
  )
  const words = [1, 1, 7, 0, 4, 1, 1, 116, ...varUint(length)]
  const text = new Uint8Array(words.length + length + 1).fill(97)
  text.set(words)
  text[text.length - 1] = 0
  return [updateMessage(text), ...[clocks, ...later].map(deletion)]
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))]
}
