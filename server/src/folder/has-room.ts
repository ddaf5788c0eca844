import { statfsSync } from 'node:fs'

type Setting = { dataDir: string; keepFreeBytes: number }

const askedEveryMs = 1000

/** Whether so much is free on a folder's disk; asked of the disk once a second at most. */
export function createHasRoom(dir: string, bytes: number): () => boolean {
  let askedMs = Number.NEGATIVE_INFINITY
  let has = true
  return () => {
    if (performance.now() - askedMs < askedEveryMs) return has
    askedMs = performance.now()
    const { bavail, bsize } = statfsSync(dir)
    has = bavail * bsize >= bytes
    return has
  }
}

/** Says that what is to stay free on the disk is reached. */
export function roomRemarks({ dataDir, keepFreeBytes }: Setting): () => string[] {
  const hasRoom = createHasRoom(dataDir, keepFreeBytes)
  return () => (hasRoom() ? [] : ['what is to stay free on the disk is reached: no film is taken or made'])
}
