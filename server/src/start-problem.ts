/** What keeps the server from starting, as a sentence for the person who starts it. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}
