/** Placeholder until its owner writes it. */
export function MeetingPage() {
  return <main>Meeting</main>
}
