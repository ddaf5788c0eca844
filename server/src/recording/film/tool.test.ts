import { chmod } from 'node:fs/promises'
import { expect } from 'chai'
import { before, describe, it } from 'mocha'
import { withBench } from '../testing/film-bench.ts'
import { h264, ramp } from '../testing/film-pictures.ts'
import type { FilmRequest } from './make.ts'

type Tool = Partial<Pick<FilmRequest, 'ffmpeg' | 'ffprobe'>>

/** With which code a good film is refused when these tools are used; a given script becomes one of them. */
async function refusal(tool: Tool, script?: string) {
  let code = 'none'
  await withBench(async bench => {
    const film = await bench.input('film.mp4', [...ramp('25', 5), ...h264])
    const path = await bench.write('tool', script ?? '')
    await chmod(path, 0o755)
    const [name] = Object.keys(tool)
    code = await bench.refusal(film, script === undefined || !name ? tool : { [name]: path })
  })
  return code
}

const tools = ['ffprobe', 'ffmpeg'] as const

describe('A tool that does not work', () => {
  before(async () => expect(await refusal({})).to.equal('none'))

  it('[FM27] is never taken for a damaged film: not there', async () => {
    for (const tool of tools) expect(await refusal({ [tool]: '/nowhere/tool' }), tool).to.equal('tool-failed')
  })

  it('is never taken for a damaged film: cannot be run', async () => {
    for (const tool of tools) {
      expect(await refusal({ [tool]: '/etc/hostname' }), tool).to.equal('tool-failed')
      expect(await refusal({ [tool]: '' }, '#!/bin/sh\nexit 1\n'), tool).to.equal('tool-failed')
    }
  })

  it('is never taken for a damaged film: ended from outside', async () => {
    for (const tool of tools)
      expect(await refusal({ [tool]: '' }, '#!/bin/sh\nkill -9 $$\n'), tool).to.equal('tool-failed')
  })

  it('is never taken for a damaged film: says nothing', async () => {
    for (const tool of tools) expect(await refusal({ [tool]: '' }, '#!/bin/sh\nexit 0\n'), tool).to.equal('tool-failed')
  })

  it('stops at once when the work is given up', () =>
    withBench(async bench => {
      const film = await bench.input('film.mp4', [...ramp('25', 50), ...h264])
      const abort = new AbortController()
      const made = bench.film(film, { signal: abort.signal, onProgress: () => abort.abort() })
      expect(await made.catch(error => error.name)).to.equal('AbortError')
    }))
})
