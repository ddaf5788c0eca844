import * as Y from 'yjs'

/** The words that an update brings, without those it deletes again: a line for each place that its writer went to. */
export function wordsIn(update: Uint8Array): string {
  const { structs, ds } = Y.decodeUpdate(update)
  const cut = createScissors(ds)
  let words = ''
  let end: Y.ID | null = null
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { id, origin, content } = struct
    if (content instanceof Y.ContentString) {
      const left = cut(id, content.str)
      if (left !== '' && words !== '' && !follows(origin, end)) words += '\n'
      words += left
    }
    end = new Y.ID(id.client, id.clock + struct.length - 1)
  }
  return words.replaceAll(/\n{2,}/g, '\n').trim()
}

const follows = (origin: Y.ID | null, end: Y.ID | null) =>
  origin !== null && end !== null && origin.client === end.client && origin.clock === end.clock

/** Takes out of a text what is deleted of it. The texts of one client come in their order. */
function createScissors({ clients }: ReturnType<typeof Y.decodeUpdate>['ds']) {
  const passed = new Map<number, number>()

  return ({ client, clock }: Y.ID, text: string): string => {
    const ranges = clients.get(client) ?? []
    let left = ''
    let at = 0
    let next = passed.get(client) ?? 0
    for (let range = ranges[next]; range && range.clock < clock + text.length; range = ranges[++next]) {
      left += text.slice(at, Math.max(at, range.clock - clock))
      at = Math.max(at, range.clock + range.len - clock)
      if (range.clock + range.len > clock + text.length) break
    }
    passed.set(client, next)
    return left + text.slice(at)
  }
}
