import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from '../harness/pages.ts'
import { stolenShare } from '../harness/stolen.ts'
import { bytesPart } from './bytes.ts'
import { firstPart } from './first/measure.ts'
import { makingPart } from './making/measure.ts'
import type { Part, Sizes } from './part.ts'
import { recordWith } from './record.ts'
import { seekPart } from './seek/measure.ts'
import { uploadPart } from './upload/measure.ts'

const parts: Record<string, Part> = {
  seek: seekPart,
  bytes: bytesPart,
  upload: uploadPart,
  making: makingPart,
  first: firstPart,
}

const usual: Sizes = {
  ...{ rounds: 5, seekFilmS: 60, seeks: 60, bytesMebi: 512 },
  ...{ uploadMebi: 256, makingS: 30, makingHeight: 1080, firstMebi: 1024 },
}
/** For looking; what is for the record is measured in the usual sizes. */
const quick: Sizes = {
  ...{ rounds: 1, seekFilmS: 24, seeks: 15, bytesMebi: 32 },
  ...{ uploadMebi: 64, makingS: 4, makingHeight: 720, firstMebi: 64 },
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Measures the film's way from the upload to a seek beside its peers, into bench/results/film.md; words choose parts, and a quick look is only told. */
export async function runFilm(words: readonly string[]): Promise<void> {
  const isQuick = words.includes('--quick')
  const sizes = isQuick ? quick : usual
  const record = recordWith(sizes)
  const chosen = words.filter(word => !word.startsWith('--'))
  const wanted = chosen.length > 0 ? chosen.map(partNamed) : Object.values(parts)
  const pages = await buildPages(join(import.meta.dirname, 'pages'), ['seek', 'upload'])
  try {
    for (const part of wanted) {
      const found = await measured(part, sizes, pages)
      if (!isQuick) await record(part.title, found)
    }
  } finally {
    await rm(pages, { recursive: true })
  }
}

function partNamed(name: string): Part {
  const part = parts[name]
  if (!part) throw new Error(`no part ${name}; there are ${Object.keys(parts)}`)
  return part
}

async function measured({ title, target, measure }: Part, sizes: Sizes, pages: string): Promise<string[]> {
  say(`\n${title} …`)
  const dir = await mkdtemp(join(tmpdir(), 'samsyn-bench-film-'))
  const stolen = stolenShare()
  try {
    const lines = await measure({ sizes, pages, dir, say })
    const taken = `${(stolen() * 100).toFixed(0)} % of the time was taken by the host`
    const load = `Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores; ${taken}.`
    const today = new Date().toISOString().slice(0, 10)
    const all = [...(target ? [`Target: ${target}.`, ''] : []), ...lines, '', `${today}. ${load}`]
    say(all.join('\n'))
    return all
  } finally {
    await rm(dir, { recursive: true })
  }
}
