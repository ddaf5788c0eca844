import { expect } from 'chai'
import { describe, it } from 'mocha'
import { containerOf } from './sniff.ts'

const box = (name: string) => Buffer.from(`\0\0\0\x18${name}isom\0\0\0\0`, 'latin1')

function transport(first: number, step: number): Buffer {
  const head = Buffer.alloc(1024)
  for (let at = first; at < head.length; at += step) head[at] = 0x47
  return head
}

describe('The first bytes of an upload', () => {
  it('[FM16] alone say with which demuxer it is read', () => {
    for (const name of ['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot'])
      expect(containerOf(box(name))).to.equal('mov')
    expect(containerOf(Buffer.from('1a45dfa3a3428681', 'hex'))).to.equal('matroska')
    expect(containerOf(Buffer.from('RIFF\x10\0\0\0AVI LIST', 'latin1'))).to.equal('avi')
    expect(containerOf(Buffer.from('000001ba44000400', 'hex'))).to.equal('mpeg')
    expect(containerOf(Buffer.from('3026b2758e66cf11a6d9', 'hex'))).to.equal('asf')
    expect(containerOf(Buffer.from('FLV\x01\x05', 'latin1'))).to.equal('flv')
    expect(containerOf(transport(0, 188))).to.equal('mpegts')
    expect(containerOf(transport(4, 192))).to.equal('mpegts')
  })

  it('speak of no film where they are a picture, a sound, a text or a list of other files', () => {
    const others = [
      '#EXTM3U\n#EXTINF:1,\n/etc/hostname\n',
      'ffconcat version 1.0\nfile /etc/hostname\n',
      '<?xml?><MPD/>',
    ]
    const heads = [
      ...others,
      'RIFF\x10\0\0\0WAVEfmt ',
      'OggS\0\x02',
      'ID3\x04',
      '\x89PNG\r\n\x1a\n',
      'GIF89a',
      '%PDF-1.7',
    ]
    for (const head of heads) expect(containerOf(Buffer.from(head, 'latin1')), head).to.equal(null)
  })

  it('speak of no film where there are too few', () => {
    for (const length of [0, 1, 3, 7]) expect(containerOf(box('ftyp').subarray(0, length))).to.equal(null)
    expect(containerOf(Buffer.from('G'))).to.equal(null)
  })
})
