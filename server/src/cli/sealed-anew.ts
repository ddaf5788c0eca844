const documents = 'document/'
const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/'))

/**
 * The documents that lost a key between two moments and have another: their words were sealed anew, as when a film is
 * forgotten. What lost all of its keys was deleted.
 */
export function sealedAnew(before: ReadonlySet<string>, now: ReadonlySet<string>): string[] {
  const alive = new Set([...now].map(folderOf))
  const renewed = [...before].filter(name => !now.has(name)).map(folderOf)
  const folders = [...new Set(renewed)].filter(folder => folder.startsWith(documents) && alive.has(folder))
  return folders.map(folder => folder.slice(documents.length))
}
