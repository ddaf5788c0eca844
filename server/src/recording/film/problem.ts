import type { FilmProblemCode } from '@samsyn/shared'

/** An upload that cannot become a film: the code is for people, the message for the log. */
export class FilmProblem extends Error {
  override readonly name = 'FilmProblem'
  readonly code: FilmProblemCode

  constructor(code: FilmProblemCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
