import { RecordingId } from '@samsyn/shared'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { FilmPart, FilmShelf } from '../../../net/kept-film.ts'
import type { Said } from './piece.ts'
import { type SendingState, startSending } from './sending.ts'

const id = RecordingId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae7')
const part = (text: string) => new Blob([text])

/** A server that holds what it was given, on a network of which the test says what happens on it. */
function createNetwork({ has = '', signedIn = true } = {}) {
  const server = { text: has, ended: false }
  const shelf = new Map<number, string>()
  let fate: 'well' | 'lost' | 'answer-lost' | number = 'well'
  const said = (status: number): Said => ({ status, at: status < 300 ? server.text.length : null })
  const answer = (act: () => Promise<number>) => async (): Promise<Said> => {
    if (typeof fate === 'number') return said(fate)
    if (fate === 'lost') return { status: 0, at: null }
    const status = await act()
    return fate === 'answer-lost' ? { status: 0, at: null } : said(status)
  }
  const kept: FilmShelf = {
    keep: (_id, { at, bytes }) => void bytes.text().then(text => shelf.set(at, text)),
    letGo: (_id, before) => void [...shelf.keys()].filter(at => at < before).map(at => shelf.delete(at)),
    partsOf: async () => [],
    holds: async () => false,
  }
  return {
    server,
    shelf,
    happens: (next: typeof fate) => {
      fate = next
    },
    tools: {
      shelf: kept,
      renewSession: async () => signedIn,
      pieces: {
        ask: () => answer(async () => 200)(),
        add: (_id: RecordingId, at: number, bytes: Blob) =>
          answer(async () => {
            if (at !== server.text.length) return 409
            server.text += await bytes.text()
            return 204
          })(),
        end: (_id: RecordingId, at: number) =>
          answer(async () => {
            server.ended = at === server.text.length
            return server.ended ? 204 : 400
          })(),
      },
    },
  }
}

function start(options: Parameters<typeof createNetwork>[0] = {}, kept: readonly FilmPart[] = []) {
  const network = createNetwork(options)
  const sending = startSending(id, network.tools, kept)
  /** How it stands once this holds. */
  const when = (holds: (state: SendingState) => boolean) =>
    new Promise<SendingState>(resolve => {
      const look = () => holds(sending.state.get()) && resolve(sending.state.get())
      sending.state.subscribe(look)
      look()
    })
  return { network, sending, when, phase: (phase: SendingState['phase']) => when(state => state.phase === phase) }
}

describe('a recording that is sent while it is made', () => {
  it('arrives in order and is ended when all of it is there', async () => {
    const { network, sending, when, phase } = start()
    for (const text of ['one ', 'two ', 'three']) sending.add(part(text))
    await when(state => state.heldBytes === 0 && state.sentBytes === 13)
    expect(network.server).to.deep.equal({ text: 'one two three', ended: false })
    sending.end()
    await phase('done')
    expect(network.server.ended).to.equal(true)
  })

  it('[UP30] waits here while the network is away, and is sent in order, each part once', async () => {
    const { network, sending, when, phase } = start()
    sending.add(part('one '))
    await when(state => state.sentBytes === 4)
    network.happens('answer-lost')
    sending.add(part('two '))
    await phase('waiting')
    expect(network.server.text, 'it came, but nobody heard of it').to.equal('one two ')
    network.happens('lost')
    sending.goOn()
    await phase('waiting')
    sending.add(part('three'))
    sending.end()
    expect(sending.state.get()).to.include({ phase: 'waiting', heldBytes: 9 })
    network.happens('well')
    sending.goOn()
    await phase('done')
    expect(network.server).to.deep.equal({ text: 'one two three', ended: true })
    expect([...network.shelf]).to.deep.equal([])
  })

  it('keeps in this browser what has not come across, only while the network is away', async () => {
    const { network, sending, when, phase } = start()
    sending.add(part('one '))
    await when(state => state.sentBytes === 4)
    expect([...network.shelf]).to.deep.equal([])
    network.happens('lost')
    sending.add(part('two '))
    await phase('waiting')
    await Promise.resolve()
    await part('').text()
    expect([...network.shelf]).to.deep.equal([[4, 'two ']])
    sending.stop()
  })

  it('is finished later with what this browser kept, as far as it joins on', async () => {
    const kept = [
      { at: 8, bytes: part('three') },
      { at: 4, bytes: part('two ') },
      { at: 90, bytes: part('lost') },
    ]
    const { network, sending, phase } = start({ has: 'one tw' }, kept)
    sending.end()
    await phase('done')
    expect(network.server).to.deep.equal({ text: 'one two three', ended: true })
  })

  it('is finished as far as the server has it when nothing was kept', async () => {
    const { network, sending, phase } = start({ has: 'one two' })
    sending.end()
    await phase('done')
    expect(network.server).to.deep.equal({ text: 'one two', ended: true })
  })

  it('gives up with a reason where waiting cannot help', async () => {
    for (const [status, code] of [
      [413, 'over-quota'],
      [507, 'no-room'],
      [404, 'gone'],
      [403, 'forbidden'],
    ] as const) {
      const { network, sending, phase } = start()
      network.happens(status)
      sending.add(part('one'))
      expect(await phase('failed'), String(status)).to.include({ code })
    }
    const { network, sending, phase } = start({ signedIn: false })
    network.happens(401)
    sending.add(part('one'))
    expect(await phase('failed')).to.include({ code: 'not-signed-in' })
  })
})
