import type { Viewing } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../../app/SelfContext.tsx'
import { dateTime, timeOfDay } from '../../../i18n/format.ts'
import { language } from '../../../i18n/i18n.ts'

/** One viewing: who, when and why. */
export function ViewingRow({ viewing }: { viewing: Viewing }) {
  const { t } = useTranslation()
  const isSelf = useSelf().id === viewing.personId
  return (
    <li className="viewings-row">
      <span className="viewings-who">{isSelf ? t('viewing.you') : viewing.displayName}</span>
      <span className="viewings-when">{spanOf(viewing)}</span>
      <span className="ui-muted">{t(`viewing.purpose.${viewing.purpose}`)}</span>
    </li>
  )
}

/** "26. maj 2021 kl. 13.30–13.42"; without an end that would read the same. */
function spanOf({ fromMs, untilMs }: Viewing): string {
  const from = dateTime(fromMs, language())
  const until = timeOfDay(untilMs, language())
  return until === timeOfDay(fromMs, language()) ? from : `${from}–${until}`
}
