const kept = 'samsyn-organisation'

/** Keeps, in this tab alone, what belongs to a sign-in that goes by another page, and where it was going. */
export function keepTicket(ticket: string, query: string): void {
  sessionStorage.setItem(kept, JSON.stringify({ ticket, query }))
}

/** Takes what was kept; it is there once. Null where no sign-in was begun in this tab. */
export function takeTicket(): { ticket: string; query: string } | null {
  const text = sessionStorage.getItem(kept)
  sessionStorage.removeItem(kept)
  return text === null ? null : JSON.parse(text)
}
