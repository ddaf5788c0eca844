import { expect } from 'chai'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { utf16Length } from './utf8.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodedLength(bytes: Uint8Array): number {
  try {
    return decoder.decode(bytes).length
  } catch {
    return -1
  }
}

describe('the length of a text in bytes', () => {
  it('is what a decoder would make of it, also for bytes that are no text', () => {
    const edge = fc.constantFrom(
      0,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc1,
      0xc2,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
    )
    const bytes = fc.oneof(
      fc.string({ unit: 'binary' }).map(text => new TextEncoder().encode(text)),
      fc.array(fc.oneof(edge, fc.nat(255)), { maxLength: 6 }).map(list => Uint8Array.from(list)),
    )
    fc.assert(
      fc.property(bytes, text => {
        expect(utf16Length(text, 0, text.length)).to.equal(decodedLength(text))
      }),
      { numRuns: 20_000 },
    )
  })
})
