/** Why a file cannot become a film; the client has one sentence for each. */
export const filmProblemCodes = [
  'not-a-film',
  'no-picture',
  'damaged',
  'unsupported',
  'too-large',
  'too-long',
  'tool-failed',
] as const

export type FilmProblemCode = (typeof filmProblemCodes)[number]

/** An upload that cannot become a film: the code is for people, the message for the log. */
export class FilmProblem extends Error {
  override readonly name = 'FilmProblem'
  readonly code: FilmProblemCode

  constructor(code: FilmProblemCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
