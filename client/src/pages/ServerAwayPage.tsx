/** Placeholder until its owner writes it. */
export function ServerAwayPage({ onTryAgain }: { onTryAgain: () => void }) {
  return <main><button type="button" onClick={onTryAgain}>…</button></main>
}
