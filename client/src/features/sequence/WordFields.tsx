import type { Manual } from '@samsyn/shared'
import { type Ref, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Draft, DraftWords } from './draft.ts'
import { dimensionSections } from './words.ts'

type Props = {
  draft: Draft
  manual: Manual
  missing: readonly ('kind' | 'dimension')[]
  questionRef: Ref<HTMLTextAreaElement>
  onWrite: (words: Partial<DraftWords>) => void
}

/** What a sequence is: one of the two kinds, a dimension, a title and a question. */
export function WordFields({ draft, manual, missing, questionRef, onWrite }: Props) {
  const { t } = useTranslation()
  const locale = language()
  const across = t('sequence.edit.across')
  const sections = useMemo(() => dimensionSections(manual, locale, across), [manual, locale, across])
  const kinds = (['lookingGood', 'lookingCloser'] as const).map(value => ({
    value,
    label: t(`sequence.kinds.${value}`),
    description: t(`sequence.kindsHelp.${value}`),
  }))
  return (
    <>
      <div ref={nameChoices}>
        <ChoiceGroup
          label={t('sequence.edit.kind')}
          value={draft.kind}
          onChange={kind => onWrite({ kind })}
          options={kinds}
          {...(missing.includes('kind') && { error: t('sequence.edit.kindMissing') })}
          data-testid="sequence-kind"
        />
      </div>
      <Select
        label={t('sequence.edit.dimension')}
        placeholder={t('sequence.edit.dimensionPick')}
        sections={sections}
        value={draft.dimension}
        onChange={dimension => onWrite({ dimension })}
        {...(missing.includes('dimension') && { error: t('sequence.edit.dimensionMissing') })}
        data-testid="sequence-dimension"
      />
      <TextArea
        label={t('sequence.edit.question')}
        placeholder={t('sequence.edit.questionHint')}
        rows={3}
        value={draft.question}
        maxLength={500}
        onChange={question => onWrite({ question })}
        inputRef={questionRef}
        data-testid="sequence-question"
      />
      <TextField
        label={t('sequence.edit.name')}
        hint={t('sequence.edit.optional')}
        value={draft.title}
        maxLength={120}
        onChange={title => onWrite({ title })}
        data-testid="sequence-title"
      />
    </>
  )
}

/** Gives each of the two choices its name for automation, for which the choice itself has no place. */
function nameChoices(group: HTMLElement | null) {
  for (const choice of group?.querySelectorAll<HTMLElement>('.ui-choice') ?? []) {
    choice.dataset.testid = `sequence-kind-${choice.dataset.kind}`
  }
}
