import './KindShape.css'

/** The two ways to look at a sequence: equal in weight, never good against bad. */
export type Kind = 'lookingGood' | 'lookingCloser'

/** The shape that stands for a kind beside its word: a filled dot, or a ring. */
export function KindShape({ kind, size = 14 }: { kind: Kind; size?: number }) {
  return (
    <svg className="ui-kind-shape" data-kind={kind} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {kind === 'lookingGood' ? (
        <circle cx="8" cy="8" r="7" />
      ) : (
        <circle cx="8" cy="8" r="5.5" className="ui-kind-ring" />
      )}
    </svg>
  )
}
