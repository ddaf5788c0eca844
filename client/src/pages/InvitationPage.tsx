/** Placeholder until its owner writes it. */
export function InvitationPage() {
  return <main>Invitation</main>
}
