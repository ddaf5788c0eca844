import { dictionary } from '@zxcvbn-ts/language-common'

/** The passwords that are used most, in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common'])
