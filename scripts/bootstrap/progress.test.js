import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createProgress, inWords } from './progress.js'

describe('progress', () => {
  it('says durations in words', () => {
    expect([400, 12_000, 185_000].map(inWords)).to.deep.equal(['0.4 s', '12 s', '3 min 5 s'])
  })

  it('writes a line every ten percent where there is no terminal', async () => {
    const lines = []
    const progress = createProgress({ isTTY: false, write: line => lines.push(line) })
    await progress.step('Building', tell => {
      for (const percent of [4, 11, 12, 19, 25, 100]) tell(percent)
    })
    expect(lines.map(line => line.replace(/\s\(.*/s, ''))).to.deep.equal([
      'Building …\n',
      'Building: 10 %',
      'Building: 20 %',
      'Building: done',
    ])
  })
})
