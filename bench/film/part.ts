/** How much and how often is measured. */
export type Sizes = {
  rounds: number
  seekFilmS: number
  seeks: number
  bytesMebi: number
  uploadMebi: number
  makingS: number
  makingHeight: number
  firstMebi: number
}

export type Task = {
  sizes: Sizes
  /** The built pages of this bench. */
  pages: string
  /** A folder of its own, which is removed afterwards. */
  dir: string
  /** Says on the way how far it is. */
  say: (line: string) => void
}

/** One of the measurements; `measure` answers the lines that are for the record. */
export type Part = { title: string; target?: string; measure: (task: Task) => Promise<string[]> }
