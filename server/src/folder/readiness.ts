const askedEveryMs = 1000

type Needs = {
  /** Writes something to the database; fails when nothing can be written. */
  write: () => Promise<void>
  /** A line for each thing that is not well. Of whose it is they say nothing: anybody may read them. */
  remarks: readonly (() => readonly string[])[]
}

/** Whether the server can be used, tried once a second at most: who asks oftener hears the same again. */
export function createReadiness({ write, remarks }: Needs): () => Promise<readonly string[]> {
  let known: { atMs: number; answer: Promise<readonly string[]> } | null = null

  async function look(): Promise<readonly string[]> {
    await write()
    return remarks.flatMap(of => of())
  }

  return () => {
    if (known && performance.now() - known.atMs < askedEveryMs) return known.answer
    known = { atMs: performance.now(), answer: look() }
    return known.answer
  }
}
