import { AppError, ownWords, passwordProblem } from '@samsyn/shared'

let common: Promise<ReadonlySet<string>> | null = null

/** The passwords that many use; read when the first one is chosen. */
async function readCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}

/** Refuses ('weak-password') what is easy to guess as this person's password. */
export async function requireGood(password: string, person: { displayName: string; email: string }): Promise<void> {
  common ??= readCommon()
  const words = await common
  const problem = passwordProblem(password, { own: ownWords(person), isCommon: word => words.has(word) })
  if (problem) throw new AppError('weak-password', problem)
}
