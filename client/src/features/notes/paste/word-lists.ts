type WordItem = { line: HTMLElement; level: number; ordered: boolean }

const marker = '[data-was-style*="mso-list:Ignore" i],[data-was-style*="mso-list: Ignore" i]'
const numbered = /^\s*\(?(?:\d+|[a-zæøå]|[ivxlc]+)[.)]/i

/** Word writes a list as paragraphs with a drawn marker each; here it becomes a list again, sub-points within their points. */
export function listsFromWord(body: HTMLElement): void {
  const lines = [...body.querySelectorAll<HTMLElement>('p,div,h1,h2,h3,h4,h5,h6')].filter(
    line => levelOf(line) !== null,
  )
  for (const run of runsOf(lines)) {
    const items = run.map(itemOf)
    const place = body.ownerDocument.createComment('')
    run[0]?.before(place)
    place.replaceWith(nested(items, body.ownerDocument))
  }
}

function levelOf(line: Element): number | null {
  const found = /mso-list:\s*\w+\s+level(\d+)/i.exec(line.getAttribute('data-was-style') ?? '')
  return found ? Number(found[1]) : null
}

/** Lines that follow one another are one list. */
function runsOf(lines: readonly HTMLElement[]): HTMLElement[][] {
  const runs: HTMLElement[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && run.at(-1) === line.previousElementSibling) run.push(line)
    else runs.push([line])
  }
  return runs
}

function itemOf(line: HTMLElement): WordItem {
  const drawn = [...line.querySelectorAll(marker)]
  const ordered = numbered.test(drawn.map(element => element.textContent).join(''))
  for (const element of drawn) element.remove()
  return { line, level: levelOf(line) ?? 1, ordered }
}

function nested(items: readonly WordItem[], page: Document): HTMLElement {
  const top = listFor(items[0], page)
  const open: { list: HTMLElement; level: number }[] = [{ list: top, level: items[0]?.level ?? 1 }]
  for (const item of items) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
    const current = open.at(-1)
    const parent = current?.list.lastElementChild
    if (current && parent && item.level > current.level) {
      const list = listFor(item, page)
      parent.append(list)
      open.push({ list, level: item.level })
    }
    open.at(-1)?.list.append(entryOf(item, page))
  }
  return top
}

const listFor = (item: WordItem | undefined, page: Document) => page.createElement(item?.ordered ? 'ol' : 'ul')

function entryOf({ line }: WordItem, page: Document): HTMLElement {
  const entry = page.createElement('li')
  const words = page.createElement('p')
  words.append(...line.childNodes)
  entry.append(words)
  line.remove()
  return entry
}
