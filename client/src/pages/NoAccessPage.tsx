/** Placeholder until its owner writes it. */
export function NoAccessPage() {
  return <main>NoAccess</main>
}
