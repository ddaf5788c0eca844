import * as Y from 'yjs'

/** What is deleted: stretches per client. */
export type Deletes = Pick<ReturnType<typeof Y.decodeUpdate>['ds'], 'clients'>

/** A letter that nobody writes. */
const gone = '\0'

/**
 * The words that an update brings, without those it deletes again: a line for each place that its writer went to. With
 * `deleted`, only those of them that are deleted there.
 */
export function wordsIn(update: Uint8Array, deleted?: Deletes): string {
  const { structs, ds } = Y.decodeUpdate(update)
  const own = createEraser(ds)
  const others = deleted && createEraser(deleted)
  let words = ''
  let end: Y.ID | null = null
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { id, origin, content } = struct
    if (content instanceof Y.ContentString) {
      const mine = own(id, content.str)
      const left = (others ? onlyWhere(others(id, content.str), mine) : mine).replaceAll(gone, '')
      if (left !== '' && words !== '' && !follows(origin, end)) words += '\n'
      words += left
    }
    end = new Y.ID(id.client, id.clock + struct.length - 1)
  }
  return words.replaceAll(/\n{2,}/g, '\n').trim()
}

const follows = (origin: Y.ID | null, end: Y.ID | null) =>
  origin !== null && end !== null && origin.client === end.client && origin.clock === end.clock

const onlyWhere = (erased: string, text: string) =>
  Array.from({ length: text.length }, (_, at) => (erased[at] === gone ? text.charAt(at) : gone)).join('')

/** Puts another sign in the place of each letter that is deleted. The texts of one client come in their order. */
function createEraser({ clients }: Deletes) {
  const passed = new Map<number, number>()

  return ({ client, clock }: Y.ID, text: string): string => {
    const ranges = clients.get(client) ?? []
    let left = ''
    let next = passed.get(client) ?? 0
    for (let range = ranges[next]; range && range.clock < clock + text.length; range = ranges[++next]) {
      const to = Math.min(range.clock + range.len - clock, text.length)
      if (to > left.length) {
        left += text.slice(left.length, Math.max(left.length, range.clock - clock))
        left += gone.repeat(to - left.length)
      }
      if (range.clock + range.len > clock + text.length) break
    }
    passed.set(client, next)
    return left + text.slice(left.length)
  }
}
