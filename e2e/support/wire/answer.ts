import type { ErrorCode, Reply } from '@samsyn/shared'

/** What came back over HTTP, word for word. */
export type Answer = { status: number; headers: Record<string, string>; text: string }

/** All of a response but when it was given. */
export async function answerIn(response: Response): Promise<Answer> {
  const { date: _, ...headers } = Object.fromEntries(response.headers)
  return { status: response.status, headers, text: await response.text() }
}

/** The reply in an answer. */
export function replyIn<Value>({ text }: Answer): Reply<Value> {
  return JSON.parse(text)
}

/** The code of a "no"; null for a "yes". */
export function codeIn(answer: Answer): ErrorCode | null {
  const reply = replyIn(answer)
  return reply.ok ? null : reply.code
}
