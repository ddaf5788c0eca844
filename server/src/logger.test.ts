import { expect } from 'chai'
import { describe, it } from 'mocha'
import { createLogger } from './logger.ts'

describe('the log', () => {
  it('[AT7] says of an error its kind, message, place and causes, and nothing that it carries', () => {
    const lines: string[] = []
    const log = createLogger('info', { write: line => void lines.push(line) })
    const carried = { rawPacket: Buffer.from('cookie: x'), body: 'ord', parent: new Error('inner') }
    const error = Object.assign(new RangeError('outer', { cause: new Error('beneath') }), { code: 'E_X' }, carried)
    log.error({ err: error }, 'request failed')
    log.error({ err: { status_code: 500, body: 'ord' } }, 'upload failed')
    const [first, second] = lines.map(line => JSON.parse(line))
    expect(first.err).to.have.keys('type', 'message', 'stack', 'code', 'cause')
    expect(first.err).to.include({ type: 'RangeError', message: 'outer', code: 'E_X' })
    expect(first.err.cause.message).to.equal('beneath')
    expect(second.err).to.deep.equal({ type: 'object' })
  })
})
