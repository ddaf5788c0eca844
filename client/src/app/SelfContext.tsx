import type { Self } from '@samsyn/shared'
import { createContext, useContext } from 'react'

export const SelfContext = createContext<Self | null>(null)

/** Who is signed in. */
export function useSelf(): Self {
  const self = useContext(SelfContext)
  if (!self) throw new Error('useSelf is called outside a signed-in page')
  return self
}
