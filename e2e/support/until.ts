/** Waits until something holds, looking again and again; throws with what was waited for, and what was last seen. */
export async function until<T>(what: string, look: () => Promise<T> | T, withinMs = 30_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + withinMs
  let seen: unknown
  while (performance.now() < deadline) {
    const value = await look()
    seen = value
    if (value) return value
    await nextTick()
  }
  throw new Error(`waited ${withinMs} ms in vain until ${what} (last seen: ${JSON.stringify(seen)})`)
}

const nextTick = () => new Promise<void>(resolve => setTimeout(resolve, 40))
