import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from '../harness/pages.ts'
import { stolenShare } from '../harness/stolen.ts'
import { bytesPart } from './bytes.ts'
import { firstPart } from './first/measure.ts'
import { makingPart } from './making/measure.ts'
import type { Part, Sizes } from './part.ts'
import { filmPage } from './record.ts'
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

/** Measures the film's way from the upload to a seek beside its peers, and writes bench/results/film.md; words choose parts, which are only told. */
export async function runFilm(words: readonly string[]): Promise<void> {
  const sizes = words.includes('--quick') ? quick : usual
  const chosen = words.filter(word => !word.startsWith('--'))
  const wanted = chosen.length > 0 ? chosen.map(partNamed) : Object.values(parts)
  const pages = await buildPages(join(import.meta.dirname, 'pages'), ['seek', 'upload'])
  const found: string[] = []
  try {
    for (const part of wanted) found.push(...(await measured(part, sizes, pages)))
  } finally {
    await rm(pages, { recursive: true })
    // What was found before something failed took long enough.
    if (chosen.length === 0) await record(filmPage(found, sizes, words))
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
    const all = [`## ${title}`, '', ...(target ? [`Target: ${target}.`, ''] : []), ...lines, '', load, '']
    say(all.join('\n'))
    return all
  } finally {
    await rm(dir, { recursive: true })
  }
}

async function record(page: string) {
  const results = join(import.meta.dirname, '../results')
  await mkdir(results, { recursive: true })
  await writeFile(join(results, 'film.md'), page)
}
