import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, language } from '../../i18n/i18n.ts'
import { Mark } from '../../ui/Mark.tsx'
import './session.css'

/** The quiet frame of the pages that lead in: the mark, one thing to do, and the choice of language. */
export function EntryFrame({ title, why, children }: { title: string; why?: string; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="session-entry">
      <main className="session-entry-main">
        <div className="session-entry-brand">
          <Mark size={56} />
          <p className="session-entry-name">{t('common.product')}</p>
          <p className="ui-muted">{t('session.tagline')}</p>
        </div>
        <div className="session-entry-task">
          <h1 className="session-entry-title">{title}</h1>
          {why ? <p className="ui-muted">{why}</p> : null}
          {children}
        </div>
      </main>
      <LanguageChoice />
    </div>
  )
}

function LanguageChoice() {
  const { t } = useTranslation()
  const languages = [
    { locale: 'da', name: t('session.danish') },
    { locale: 'en', name: t('session.english') },
  ] as const
  return (
    <nav className="session-languages" aria-label={t('session.chooseLanguage')}>
      {languages.map(({ locale, name }) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className="session-language"
          aria-pressed={language() === locale}
          onClick={() => chooseLanguage(locale)}
          data-testid={`language-${locale}`}
        >
          {name}
        </button>
      ))}
    </nav>
  )
}
