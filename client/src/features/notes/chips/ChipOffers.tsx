import { useTranslation } from 'react-i18next'
import { useStore } from '../../../useStore.ts'
import { type ChipList, offerId } from './chip-list.ts'
import './chips.css'

const gap = 4
const height = 280
const width = 300

/** The list that @ opens, at its @: over it when there is no room below. */
export function ChipOffers({ list, id }: { list: ChipList; id: string }) {
  const { t } = useTranslation()
  const open = useStore(list.open)
  return (
    <>
      <span className="ui-visually-hidden" role="status">
        {open && t('notes.offers', { count: open.offers.length })}
      </span>
      {open && (
        <div
          id={id}
          role="listbox"
          aria-label={t('notes.offersLabel')}
          className="chip-offers"
          data-testid="chip-offers"
          style={placeAt(open.at)}
        >
          {open.offers.map(({ id: offer, label, shape }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the text, where the caret stays
            <div
              key={offer}
              id={offerId(id, index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === open.index}
              data-shape={shape}
              className="chip-offers__offer"
              ref={element => {
                if (index === open.index) element?.scrollIntoView({ block: 'nearest' })
              }}
              onMouseDown={event => event.preventDefault()}
              onClick={() => open.choose(index)}
            >
              {label}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

function placeAt({ left, top, bottom }: DOMRect) {
  const place = { left: Math.max(gap, Math.min(left, innerWidth - width - gap)) }
  if (bottom + gap + height <= innerHeight || top < height) return { ...place, top: bottom + gap }
  return { ...place, bottom: innerHeight - top + gap }
}
