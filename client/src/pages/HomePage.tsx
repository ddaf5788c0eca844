/** Placeholder until its owner writes it. */
export function HomePage() {
  return <main>Home</main>
}
