/** Placeholder until its owner writes it. */
export function SignInPage() {
  return <main>SignIn</main>
}
