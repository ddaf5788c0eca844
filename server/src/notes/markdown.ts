import type { Block, Locale, Paper } from '@samsyn/shared'
import { type Run, runsOf } from './inline.ts'

/** Notes as Markdown. What people wrote is text: none of it becomes a heading, a link or HTML. */
export function markdownOf({ parts, locale }: Paper): string {
  const written = parts.map(part =>
    part.kind === 'heading' ? `${'#'.repeat(part.level)} ${plain(part.text)}` : blocksOf(part.blocks, locale, ''),
  )
  return `${written.join('\n\n')}\n`
}

function blocksOf(blocks: readonly Block[], locale: Locale, indent: string): string {
  return blocks.map(block => indent + blockOf(block, locale, indent)).join(`\n\n`)
}

function blockOf(block: Block, locale: Locale, indent: string): string {
  if (block.kind === 'paragraph') return lineOf(block.words.length > 0 ? runsOf(block.words, locale) : [], indent)
  const items = block.items.map((item, index) => {
    const mark = block.kind === 'bulletList' ? '- ' : `${index + 1}. `
    const inner = indent + ' '.repeat(mark.length)
    return mark + blocksOf(item, locale, inner).slice(inner.length)
  })
  return items.join(`\n${indent}`)
}

function lineOf(runs: readonly Run[], indent: string): string {
  const text = runs.map(runOf).join('').replaceAll('\n', `  \n${indent}`)
  // What would begin a list, a heading or a quotation where a line begins.
  return text
    .replace(/^(\s*)([-+>#]|\d+(?=[.)]))/, (_, space, mark) => space + (/\d/.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
}

function runOf({ text, bold, italic, href }: Run): string {
  const around = bold && italic ? '***' : bold ? '**' : italic ? '*' : ''
  const words = text.trim()
  if (words === '') return text
  const before = text.slice(0, text.length - text.trimStart().length)
  const after = text.slice(text.trimEnd().length)
  const shown = `${around}${plain(words)}${around}`
  return before + (href === null ? shown : `[${shown}](<${href.replaceAll(/[<>]/g, encodeURIComponent)}>)`) + after
}

const plain = (text: string) => text.replaceAll(/[\\`*_[\]<>|~&]/g, '\\$&')
