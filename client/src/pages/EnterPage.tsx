/** Placeholder until its owner writes it. */
export function EnterPage() {
  return <main>Enter</main>
}
