import { expect } from 'chai'
import { describe, it } from 'mocha'
import { parseSync, Visitor } from 'oxc-parser'
import { analyse } from 'scslre'
import { sources } from './sources.js'

/** Patterns that may be slow, because what they are put to is short: each with the longest that can be. */
const short = new Map([['/[^\\p{L}]+$/u', 'a password of at most 1,000 letters']])

describe('The patterns of the house', () => {
  it('[BO20] take time by the length of the text, whatever text somebody writes', () => {
    expect(slow('/^(?:https?:\\/\\/[^\\s/?#]+[^\\s]*)$/', 'iu')).to.equal(true)
    expect(slow('/^(\\s*)([\\s\\S]*?)(\\s*)$/')).to.equal(true)
    const found = ['shared/src', 'server/src', 'client/src', 'sfu/src']
      .flatMap(folder => sources(folder, /\.tsx?$/))
      .filter(({ path }) => !/\.test\.|\/testing\//.test(path))
      .flatMap(({ path, text }) => patternsIn(path, text))
    expect(found.length).to.be.greaterThan(50)
    const refused = found.filter(({ source, flags }) => slow(`/${source}/`, flags))
    const shown = refused.map(({ path, source, flags }) => `${path} /${source}/${flags}`)
    expect(shown.filter(line => !short.has(line.slice(line.indexOf(' ') + 1)))).to.deep.equal([])
  })
})

/** Whether some text makes the pattern take more than linear time. */
function slow(pattern, flags = '') {
  return analyse({ source: pattern.slice(1, -1), flags }).reports.length > 0
}

function patternsIn(path, text) {
  const found = []
  const { program, errors } = parseSync(path, text)
  expect(errors, path).to.deep.equal([])
  new Visitor({
    Literal({ regex }) {
      if (regex) found.push({ path, source: regex.pattern, flags: regex.flags })
    },
  }).visit(program)
  return found
}
