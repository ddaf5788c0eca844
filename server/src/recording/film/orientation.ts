/** How a picture is turned upright: filters in order, and whether width and height change places. */
export type Turn = { filters: readonly string[]; swaps: boolean }

type Matrix = { a: number; b: number; c: number; d: number }

const level: Turn = { filters: [], swaps: false }

function turnOf({ a, b, c, d }: Matrix): Turn {
  if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
    return { filters: [...(a < 0 ? ['hflip'] : []), ...(d < 0 ? ['vflip'] : [])], swaps: false }
  }
  if (b > 0) return { filters: [c > 0 ? 'transpose=cclock_flip' : 'transpose=clock'], swaps: true }
  return { filters: [c > 0 ? 'transpose=cclock' : 'transpose=clock_flip'], swaps: true }
}

/** Reads the nine numbers of a display matrix as ffprobe prints them (three rows, each with its own address). */
export function turnOfMatrix(text: string): Turn {
  const rows = text.trim().split('\n')
  const [first, second] = rows.map(row => row.split(':')[1]?.trim().split(/\s+/).map(Number) ?? [])
  const [a = 1, b = 0] = first ?? []
  const [c = 0, d = 1] = second ?? []
  return [a, b, c, d].every(Number.isFinite) ? turnOf({ a, b, c, d }) : level
}

/** The turn of a stream, from its side data; without any it is upright already. */
export function turnOfSideData(sideData: readonly { displaymatrix?: string | undefined }[]): Turn {
  const matrix = sideData.find(data => data.displaymatrix !== undefined)?.displaymatrix
  return matrix === undefined ? level : turnOfMatrix(matrix)
}
