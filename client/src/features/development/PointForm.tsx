import { type CycleId, DevelopmentPointId, type Manual } from '@samsyn/shared'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { language } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

const anywhere = 'none'
const empty = () => ({
  ...{ id: DevelopmentPointId.parse(crypto.randomUUID()), text: '', when: '', dimension: anywhere },
})

type Props = { cycleId: CycleId; manual: Manual; onAgreed: () => void }

/** Writes down one thing to work at: what, when, and which dimension it is about. */
export function PointForm({ cycleId, manual, onAgreed }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(empty)
  const put = useChange('development:put', ['development:thread'])
  function send(event: FormEvent) {
    event.preventDefault()
    if (draft.text.trim() === '' || put.isPending) return
    const dimension = draft.dimension === anywhere ? null : draft.dimension
    put.mutate({ ...draft, cycleId, dimension }, { onSuccess: onAgreed })
  }
  return (
    <form className="development__form" onSubmit={send}>
      <TextField
        label={t('development.what')}
        description={t('development.whatHelp')}
        value={draft.text}
        autoFocus
        onChange={text => setDraft({ ...draft, text })}
        maxLength={500}
        {...(put.error && { error: t(`errors.${put.error.code}`) })}
        data-testid="point-text"
      />
      <TextField
        label={t('development.when')}
        value={draft.when}
        onChange={when => setDraft({ ...draft, when })}
        maxLength={200}
        data-testid="point-when"
      />
      <Select
        label={t('development.about')}
        value={draft.dimension}
        onChange={dimension => setDraft({ ...draft, dimension })}
        {...dimensionChoices(manual, t('development.anything'))}
        data-testid="point-dimension"
      />
      <Button type="submit" isDisabled={draft.text.trim() === ''} data-testid="agree-point">
        {t('development.agree')}
      </Button>
    </form>
  )
}

/** The manual's dimensions under their fokusområde, then those that stand alone, and none of them. */
function dimensionChoices(manual: Manual, anything: string) {
  const locale = language()
  const item = (dimension: { key: string; da: string; en: string }) => ({ id: dimension.key, label: dimension[locale] })
  const sections = manual.domains.map(domain => ({
    // A list tells its headings and its items apart by their ids alone.
    ...{ id: `group-${domain.key}`, label: domain[locale], items: domain.dimensions.map(item) },
  }))
  return { sections, items: [...manual.crossCutting.map(item), { id: anywhere, label: anything }] }
}
