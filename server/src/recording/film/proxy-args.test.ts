import { expect } from 'chai'
import { describe, it } from 'mocha'
import { scratchAt } from '../../files/scratch.ts'
import { probeOf, steady } from '../testing/film-probes.ts'
import { formsOf } from '../testing/process-list.ts'
import { planFilm } from './plan.ts'
import type { Probe } from './probe.ts'
import { proxyArgs } from './proxy-args.ts'

const timesS = steady(25, 50, 10)
const picture = { timesS, lastS: 0.04 }
const argsOf = (probe: Probe) => proxyArgs(probe, planFilm(probe, timesS))
const after = (args: readonly string[], option: string) => args[args.indexOf(option) + 1]

describe('The arguments for a proxy', () => {
  const silent = argsOf(probeOf('mov', picture))
  const spoken = argsOf(probeOf('mov', picture, { timesS, lastS: 0.04, startS: 10 }))

  it('[FM25] read one file with one demuxer, and nothing but files', () => {
    const input = silent.indexOf('-i')
    expect(silent.slice(input - 2, input + 2)).to.deep.equal(['-f', 'mov', '-i', 'file:/film'])
    expect(silent.indexOf('-protocol_whitelist')).to.be.within(0, input)
    expect(after(silent, '-protocol_whitelist')).to.equal('file,pipe')
  })

  it('[FM67] read a sealed one from the server, with neither its key nor its name', () => {
    const sealed = { ...scratchAt('/work/upload'), container: 'mov' as const }
    const words = argsOf({ ...probeOf('mov', picture), source: sealed })
    const input = words.indexOf('-i')
    expect(words.slice(input - 2, input + 2)).to.deep.equal(['-f', 'mov', '-i', 'http://127.0.0.1:8000/'])
    expect(after(words, '-protocol_whitelist')).to.equal('http,tcp')
    for (const secret of [sealed.path, ...[sealed.key, sealed.iv].flatMap(formsOf)])
      expect(words.join('\0')).to.not.include(secret)
  })

  it('lay picture (half a frame late, then rounded down) and sound from the plan’s origin to its last frame', () => {
    expect(after(spoken, '-filter_complex'))
      .to.include('setpts=PTS-(9.980000)/TB')
      .and.include('fps=fps=25/1:start_time=0')
      .and.include('trim=end_frame=50')
      .and.include('atrim=end=2.000000')
  })

  it('take along nothing beside picture and sound', () => {
    expect(spoken).to.include.members(['-sn', '-dn', '-map_metadata', '-map_chapters', '-noautorotate'])
    expect(spoken).to.include('[heard]').and.not.include('-an')
    expect(silent).to.include('-an').and.not.include('[heard]')
  })

  it('turn, deinterlace and tone only what needs it', () => {
    const plain = probeOf('mov', picture)
    const turn = { filters: ['transpose=clock'], swaps: true }
    const odd = { ...plain, picture: { ...plain.picture, turn, interlaced: true, highRange: 'hlg' as const } }
    const needed = ['transpose=clock', 'yadif', 'lut3d=file=tone.cube']
    for (const filter of needed) {
      expect(after(argsOf(odd), '-filter_complex')).to.include(filter)
      expect(after(argsOf(plain), '-filter_complex')).to.not.include(filter)
    }
  })
})
