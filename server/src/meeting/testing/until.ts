/** Resolves when `check` gives something; for what no fact tells of, such as a row in the database. */
export async function until<Value>(check: () => Promise<Value | null | false>): Promise<Value> {
  for (;;) {
    const found = await check()
    if (found !== null && found !== false) return found
    await new Promise(resolve => setImmediate(resolve))
  }
}
