/** Placeholder until its owner writes it. */
export function MeetingAfterPage() {
  return <main>MeetingAfter</main>
}
