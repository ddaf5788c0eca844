/** Placeholder until its owner writes it. */
export function NotFoundPage() {
  return <main>NotFound</main>
}
