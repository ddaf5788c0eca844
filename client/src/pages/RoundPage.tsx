/** Placeholder until its owner writes it. */
export function RoundPage() {
  return <main>Round</main>
}
