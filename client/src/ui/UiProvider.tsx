import { type ReactNode, useInsertionEffect } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'

const pressableStyleId = 'react-aria-pressable-style'

export interface UiProviderProps {
  /** Language of built-in spoken texts, numbers and sorting, such as `da-DK`. */
  locale: string
  /** Follows a link inside the app without loading a page. */
  navigate: (path: string) => void
  children: ReactNode
}

/** Gives every component below it a language and a way to follow links. Stands once, at the root. */
export function UiProvider({ locale, navigate, children }: UiProviderProps) {
  useInsertionEffect(claimPressableStyle, [])
  return (
    <I18nProvider locale={locale}>
      <RouterProvider navigate={navigate}>{children}</RouterProvider>
    </I18nProvider>
  )
}

// React Aria adds a <style> unless an element with this id exists; base.css holds the rule, so the content policy stays strict.
function claimPressableStyle() {
  if (document.getElementById(pressableStyleId)) return
  const marker = document.createElement('meta')
  marker.id = pressableStyleId
  document.head.append(marker)
}
