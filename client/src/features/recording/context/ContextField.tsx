import { type contextWords, identifyingIn } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { longest } from './sheet.ts'

type Name = (typeof contextWords)[number]
type Props = { name: Name; rows: number; value: string; onChange: (text: string) => void }

/** One field of the sheet, which says at once when something in it would tell who somebody is. */
export function ContextField({ name, rows, value, onChange }: Props) {
  const { t } = useTranslation()
  const found = identifyingIn(value)
  const field = {
    label: t(`recording.context.${name}`),
    description: t(`recording.context.help.${name}`),
    maxLength: longest[name],
    ...{ value, onChange },
    ...(found && { error: t(`recording.context.found.${found}`) }),
    'data-testid': `context-${name}`,
  }
  return rows > 1 ? <TextArea {...field} rows={rows} /> : <TextField {...field} />
}
