import { collabLimits, forgetFilm, splitUpdate, wholeDoc } from '@samsyn/shared'
import { answerQuestions } from '../thread.ts'
import type { Answers, Asked } from './compactor.ts'
import { outlineOf } from './outline.ts'
import { redacted } from './redact.ts'

answerQuestions(answer)

function answer({ kind, update, about, mostBytes = collabLimits.pieceBytes }: Asked): Answers[keyof Answers] {
  switch (kind) {
    case 'compact': {
      const left = redacted(update, doc => void (about && forgetFilm(doc, about)))
      return { update: new Uint8Array(left), outline: new Uint8Array(outlineOf(left)) }
    }
    case 'speaks':
      return about !== undefined && forgetFilm(wholeDoc([update]), about) > 0
    case 'split':
      return splitUpdate(update, mostBytes)
  }
}
