/** Nothing more can be stored: the disk is full, or what is to stay free on it would be taken. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom'
}

/** SQLite says that the disk is full: while it writes, and where it grows the memory its processes share. */
const sqliteFull: ReadonlySet<unknown> = new Set([13, 4874])
const systemFull: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])

/** Whether a failure, or what it came from, is that the disk is full. */
export function isNoRoom(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, errcode } = cause as { code?: unknown; errcode?: unknown }
    if (cause instanceof NoRoom || systemFull.has(code) || sqliteFull.has(errcode)) return true
  }
  return false
}
