import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const results = join(import.meta.dirname, '../results')
const file = join(results, 'realtime.md')
const head = `# Documents, log and realtime door

Each part was measured by itself with \`npm run bench -- realtime <part>\`; without a part all are measured. Values are
p50 / p95 / p99 / max unless they are a list of runs.
`

/** Puts what was found of one part in the place of what was found before; the other parts stay as they are. */
export async function record(part: string, lines: readonly string[]): Promise<void> {
  const parts = partsOf(await readFile(file, 'utf8').catch(() => ''))
  parts.set(part, `${lines.join('\n')}\n`)
  await mkdir(results, { recursive: true })
  const sections = [...parts].map(([title, body]) => `\n## ${title}\n\n${body}`)
  await writeFile(file, head + sections.join(''))
}

function partsOf(text: string): Map<string, string> {
  const sections = text.split(/^## /m).slice(1)
  return new Map(
    sections.map(section => {
      const [title = '', ...body] = section.split('\n')
      return [title, `${body.join('\n').trim()}\n`]
    }),
  )
}
