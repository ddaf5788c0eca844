import { missingIn, type PasswordProblem, passwordProblem } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Common = (word: string) => boolean
const unknown: Common = () => false

/** What is wrong with a password while it is typed, as the server will judge it, and the sentence that says so. */
export function usePasswordProblem(password: string, own: readonly string[]) {
  const { t } = useTranslation()
  const problem = passwordProblem(password, { own, isCommon: useCommon() })
  return { problem, sentence: problem && sentenceOf(problem) }

  function sentenceOf(one: PasswordProblem): string {
    return one === 'short' ? t('session.weak.short', { count: missingIn(password) }) : t(`session.weak.${one}`)
  }
}

type Asked = { error: { code: string } | null; variables: { password: string } | undefined }

/** Whether the server has refused this very password, which nothing was found wrong with here: it knows whose it would be. */
export const isRefused = ({ error, variables }: Asked, password: string): boolean =>
  error?.code === 'weak-password' && variables?.password === password

/** The passwords that many use: half a megabyte, fetched when somebody is about to choose one. */
function useCommon(): Common {
  const [common, setCommon] = useState<{ is: Common }>({ is: unknown })
  useEffect(() => {
    let gone = false
    const put = (words: ReadonlySet<string>) => void (gone || setCommon({ is: word => words.has(word) }))
    // Without them the server still refuses what is in them.
    void import('./common-passwords.ts').then(
      ({ commonPasswords }) => put(commonPasswords),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [])
  return common.is
}
