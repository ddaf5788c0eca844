import { join } from 'node:path'
import type { Client } from '../../../e2e/support/wire/Client.ts'
import { openHouse } from '../../../e2e/support/wire/house.ts'
import { filmOf, sendFile } from '../../harness/sending.ts'
import { besideHead, besideRow } from '../beside.ts'
import type { Part, Task } from '../part.ts'
import { demoInput, ffmpeg, grain } from '../seek/film.ts'
import { bareStep, filmStep, knowFilm } from './run.ts'
import { timed } from './timed.ts'

/** Seconds of each round. */
type Took = Record<'bare' | 'step' | 'whole', number[]>

/** V4: the making of the film beside bare ffmpeg with the same settings. */
export const makingPart: Part = {
  title: 'V4 The making of the film',
  target: 'at least 0.90× of the speed of bare ffmpeg',
  async measure(task) {
    const source = join(task.dir, 'source.mp4')
    await phoneFilm(source, task.sizes.makingS, task.sizes.makingHeight)
    const { app, cilie } = await openHouse()
    try {
      return table(await measureRounds(task, source, cilie))
    } finally {
      await app.stop()
    }
  },
}

/** A film as a phone could have taken it. */
function phoneFilm(path: string, seconds: number, height: number): Promise<void> {
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '18', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
  return ffmpeg([...demoInput(seconds), '-vf', `scale=-2:${height},${grain}`, ...coding, path])
}

async function measureRounds({ sizes, dir, say }: Task, source: string, client: Client): Promise<Took> {
  const known = await knowFilm(source)
  const took: Took = { bare: [], step: [], whole: [] }
  const sides = {
    step: () => filmStep(source, known, dir),
    bare: () => bareStep(source, known, dir),
    whole: () => wholeWork(source, client),
  }
  for (let round = 1; round <= sizes.rounds; round++) {
    for (const side of ['step', 'bare', 'whole'] as const) {
      const seconds = await sides[side]()
      took[side].push(seconds)
      say(`Round ${round}, ${side}: ${seconds.toFixed(2)} s`)
    }
  }
  return took
}

/** From the last byte of the upload to the film that can be seen, on the product's server, in s. */
async function wholeWork(source: string, client: Client): Promise<number> {
  const recordingId = await sendFile(client, source)
  const tookS = await timed(() => filmOf(client, recordingId))
  // The small one is made behind it, which the next must not feel.
  await filmOf(client, recordingId, true)
  await client.call('recording:discard', { recordingId })
  return tookS
}

function table({ bare, step, whole }: Took): string[] {
  const seconds = { theirs: bare, digits: 2, better: 'less' } as const
  return [
    ...besideHead('bare ffmpeg'),
    besideRow({ what: 'V4 the film step alone, s', ours: step, ...seconds }),
    besideRow({ what: 'V4 from the last byte to the film that can be seen, s', ours: whole, ...seconds }),
  ]
}
