import './Spinner.css'

/** A turning ring beside words that say what is going on. With reduced motion it stands still. */
export function Spinner({ size = 18 }: { size?: number }) {
  return (
    <svg className="ui-spinner" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="7.5" className="ui-spinner-track" />
      <path d="M10 2.5a7.5 7.5 0 0 1 7.5 7.5" className="ui-spinner-head" />
    </svg>
  )
}
