import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import type { SectionName, Standing } from './sections.ts'
import './course.css'

/** The parts of a round along a thread, in the order of its life. */
export function RoundThread({ children }: { children: ReactNode }) {
  return <ol className="course-round">{children}</ol>
}

export type RoundSectionProps = { name: SectionName; standing: Standing; children: ReactNode }

/** One part of a round, and whether it is done, under way, or later. */
export function RoundSection({ name, standing, children }: RoundSectionProps) {
  const { t } = useTranslation()
  return (
    <li className="course-section" data-standing={standing} data-testid={`section-${name}`}>
      <span className="course-section-mark" aria-hidden="true">
        {standing === 'done' ? <Check size={14} strokeWidth={3} /> : null}
      </span>
      <section className="course-section-body" aria-labelledby={`section-${name}`}>
        <h2 id={`section-${name}`}>
          {t(`course.section.${name}`)}
          <VisuallyHidden>, {t(`course.section.${standing}`)}</VisuallyHidden>
        </h2>
        {children}
      </section>
    </li>
  )
}
