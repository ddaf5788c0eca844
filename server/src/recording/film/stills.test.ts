import { expect } from 'chai'
import { describe, it } from 'mocha'
import { withBench } from '../testing/film-bench.ts'
import { h264, quarters, size } from '../testing/film-pictures.ts'

/** A film that is dark in its first frame and bright in all others. */
const dark = `color=black:size=${size.width}x${size.height}:rate=25:duration=2`
const thenBright = 'format=yuv420p,geq=lum=16+200*gt(N\\,0):cb=128:cr=128'

describe('The stills of a film', () => {
  it('[FM41] are its first frame, and one from a tenth into it', () =>
    withBench(async bench => {
      const source = await bench.input('bright.mp4', ['-f', 'lavfi', '-i', dark, '-vf', thenBright, ...h264])
      const { files } = await bench.film(source)
      expect(Math.max(...(await quarters(files.opening)))).to.be.below(30)
      expect(Math.min(...(await quarters(files.poster)))).to.be.above(180)
    }))
})
