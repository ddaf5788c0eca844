import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const results = join(import.meta.dirname, '../results')

/** A page of results that is measured part by part: what is found of one part takes the place of what was found before. */
export function createRecord(name: string, head: string) {
  const file = join(results, name)
  return async (part: string, lines: readonly string[]): Promise<void> => {
    const parts = partsOf(await readFile(file, 'utf8').catch(() => ''))
    parts.set(part, `${lines.join('\n').trim()}\n`)
    await mkdir(results, { recursive: true })
    const sections = [...parts].map(([title, body]) => `\n## ${title}\n\n${body}`)
    await writeFile(file, head + sections.join(''))
  }
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
