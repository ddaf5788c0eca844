import type { Locale } from '@samsyn/shared'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { da } from './da/index.ts'
import { en } from './en/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof da }
  }
}

const remembered = 'samsyn-language'

/** Starts the texts in the language of `?lang`, else the one chosen before, else Danish. */
export function startTexts(search: string): void {
  const asked = new URLSearchParams(search).get('lang')
  const language = asLocale(asked) ?? asLocale(localStorage.getItem(remembered)) ?? 'da'
  if (asLocale(asked)) localStorage.setItem(remembered, language)
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { da: { translation: da }, en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language
}

/** Shows the product in this language from now on, also next time in this browser. */
export function chooseLanguage(language: Locale): void {
  localStorage.setItem(remembered, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

/** The language texts are shown in now. */
export function language(): Locale {
  return asLocale(i18next.language) ?? 'da'
}

function asLocale(text: string | null): Locale | null {
  return text === 'da' || text === 'en' ? text : null
}
