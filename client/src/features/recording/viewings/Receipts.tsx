import type { CycleId, DeletionReceipt } from '@samsyn/shared'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../app/queries.ts'
import { dateTime } from '../../../i18n/format.ts'
import { language } from '../../../i18n/i18n.ts'
import { sizeText } from '../pace.ts'
import './viewings.css'

/** That earlier films of this round were deleted, for whose they were, folded away from the work at hand. Nothing when there were none. */
export function Receipts({ cycleId }: { cycleId: CycleId }) {
  const { t } = useTranslation()
  const { data = [] } = useAnswer('recording:receipts', { cycleId })
  const receipts = data.filter(({ kinds }) => kinds.length > 0)
  if (receipts.length === 0) return null
  return (
    <details className="receipts-history" data-testid="receipts">
      <summary>{t('viewing.receipt.history')}</summary>
      <section className="receipts" aria-labelledby="receipts-title">
        <h3 id="receipts-title">{t('viewing.receipt.title', { count: receipts.length })}</h3>
        <ul className="receipts-list">
          {receipts.map(receipt => (
            <ReceiptRow key={receipt.id} receipt={receipt} />
          ))}
        </ul>
      </section>
    </details>
  )
}

function ReceiptRow({ receipt }: { receipt: DeletionReceipt }) {
  const { t } = useTranslation()
  const { id, reason, kinds, bytes, askedMs, doneMs } = receipt
  const list = new Intl.ListFormat(language()).format(kinds.map(kind => t(`viewing.receipt.kind.${kind}`)))
  return (
    <li>
      <p>{t(`viewing.receipt.${reason}`, { when: dateTime(doneMs ?? askedMs, language()) })}</p>
      <p className="ui-muted ui-small">
        {doneMs === null
          ? t('viewing.receipt.notYet')
          : t('viewing.receipt.what', { list, size: sizeText(bytes, language()) })}
      </p>
      <p className="ui-muted ui-small receipts-id">{t('viewing.receipt.id', { id })}</p>
    </li>
  )
}
