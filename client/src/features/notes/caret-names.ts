const restMs = 4_000

/** Shows a name beside a caret while its owner writes, and lets it go when the pen rests. */
export function createCaretNames() {
  const timers = new Map<number, ReturnType<typeof setTimeout>>()

  return {
    /** The caret of this client has moved: its name is shown again for a while. */
    show(client: number, within: ParentNode): void {
      const carets = () => within.querySelectorAll(`.remote-caret[data-client="${client}"]`)
      for (const caret of carets()) caret.classList.remove('remote-caret--resting')
      clearTimeout(timers.get(client))
      const rest = () => {
        for (const caret of carets()) caret.classList.add('remote-caret--resting')
      }
      timers.set(client, setTimeout(rest, restMs))
    },
    close(): void {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
