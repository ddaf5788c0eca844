import { listsFromWord } from './word-lists.ts'

const junk = [
  'style,script,noscript,template,meta,link,title,base,xml',
  'img,picture,svg,math,video,audio,canvas,object,embed,iframe,map,hr',
  'input,select,textarea,button,label,datalist',
  'del,[hidden],[aria-hidden="true"]',
  // What Word adds for itself: comments and where they are anchored, and text that is not to be shown.
  '[data-was-style*="mso-element:comment" i],[data-was-style*="mso-special-character:comment" i],[data-was-style*="mso-hide:all" i]',
  '.MsoCommentReference,.msocomanchor,.msocomtxt,[id^="_com_"],[data-was-style*="display:none" i]',
].join(',')

const kept: ReadonlySet<string> = new Set(['href', 'start', 'data-pm-slice'])
const isKept = (name: string) =>
  kept.has(name) || /^data-(?:chip|film-ms|sequence-id|recording-id|point-id|label)$/.test(name)

/** Pasted text with what the notes can hold: lines, lists, bold, italic, links, chips. Nothing of how it looked, no pictures, tables as lines. */
export function cleanPaste(html: string): string {
  // A document of its own, in which nothing is fetched and nothing runs.
  const { body } = new DOMParser().parseFromString(trusted(html), 'text/html')
  removeComments(body)
  listsFromWord(body)
  for (const element of body.querySelectorAll(junk)) element.remove()
  for (const table of body.querySelectorAll('table')) table.replaceWith(...rowsOf(table))
  for (const heading of body.querySelectorAll('h1,h2,h3,h4,h5,h6')) heading.replaceWith(boldLine(heading))
  for (const code of body.querySelectorAll('pre')) code.replaceWith(...linesOf(code))
  for (const element of body.querySelectorAll<HTMLElement>('[data-was-style]')) styleToWords(element)
  for (const element of body.querySelectorAll('*')) dropAttributes(element)
  for (const line of body.querySelectorAll('p')) if (isBlank(line)) line.remove()
  return body.innerHTML
}

type Policy = { createHTML: (html: string) => string }
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy }

/** Where a browser lets no text become a document but by a policy, this is the one; elsewhere it is the same without. */
const policy: Policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('samsyn-paste', {
  createHTML: withoutPower,
}) ?? { createHTML: withoutPower }
const trusted = (html: string) => policy.createHTML(html)

const tags = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi
const powers = /(\s)(style|on[a-z]+)(?=\s*=)/gi

/** Styles and handlers by names that nothing obeys: even in a document that is never shown, the content policy would complain of each. */
function withoutPower(html: string): string {
  const plain = html.replaceAll(/<style[\s>][\s\S]*?<\/style>/gi, '')
  return plain.replaceAll(tags, tag => tag.replaceAll(powers, '$1data-was-$2'))
}

function removeComments(body: HTMLElement) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

/** A row as a line. Of tables within tables only the innermost rows have words of their own. */
function rowsOf(table: HTMLTableElement): Element[] {
  const rows = [...table.querySelectorAll('tr')].filter(row => row.querySelector('table') === null)
  return rows.flatMap(row => {
    const cells = [...row.children].map(cell => wordsOf(cell)).filter(words => words !== '')
    return cells.length > 0 ? [lineOf(table, cells.join(' · '))] : []
  })
}

const wordsOf = (element: Element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()

function boldLine(heading: Element): Element {
  const strong = heading.ownerDocument.createElement('strong')
  strong.append(...heading.childNodes)
  const line = lineOf(heading)
  line.append(strong)
  return line
}

const linesOf = (code: Element) => (code.textContent ?? '').split('\n').map(words => lineOf(code, words))

function lineOf(near: Element, words = ''): HTMLElement {
  const line = near.ownerDocument.createElement('p')
  line.textContent = words
  return line
}

/** Bold and italic are often only a style, and "not bold" is too: both become what they mean. */
function styleToWords(element: HTMLElement) {
  const style = element.getAttribute('data-was-style') ?? ''
  if (/(?<![\w-])font-weight:\s*(?:normal|[1-4]00)/i.test(style) && /^(?:B|STRONG)$/.test(element.tagName))
    unwrap(element)
  else if (/(?<![\w-])font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrapInside(element, 'strong')
  if (/(?<![\w-])font-style:\s*italic/i.test(style)) wrapInside(element, 'em')
}

const unwrap = (element: Element) => element.replaceWith(...element.childNodes)

function wrapInside(element: Element, tag: 'strong' | 'em') {
  // Only around words: a bold block would put its lines inside a word.
  if (element.querySelector('p,div,li,ul,ol')) return
  const inner = element.ownerDocument.createElement(tag)
  inner.append(...element.childNodes)
  element.append(inner)
}

function dropAttributes(element: Element) {
  for (const { name } of [...element.attributes]) if (!isKept(name)) element.removeAttribute(name)
}

const isBlank = (line: Element) => wordsOf(line) === '' && line.querySelector('br,[data-chip]') === null
