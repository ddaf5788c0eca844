import { forgetFilm, wholeDoc } from '@samsyn/shared'
import { answerQuestions } from '../thread.ts'
import type { Compacted, Rewriting } from './compactor.ts'
import { outlineOf } from './outline.ts'
import { redacted } from './redact.ts'

answerQuestions(rewritten, answer => (typeof answer === 'boolean' ? [] : [answer.update.buffer, answer.outline.buffer]))

function rewritten({ kind, whole, about }: Rewriting): Compacted | boolean {
  if (kind === 'speaks') return about !== undefined && forgetFilm(wholeDoc([whole]), about) > 0
  const update = redacted(whole, doc => void (about && forgetFilm(doc, about)))
  return { update: new Uint8Array(update), outline: new Uint8Array(outlineOf(update)) }
}
