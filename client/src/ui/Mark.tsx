import './Mark.css'

/** The mark of Samsyn: two eyes, and the one picture where they meet. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg className="ui-mark" width={size} height={size * 0.75} viewBox="0 0 32 24" aria-hidden="true">
      <path className="ui-mark-shared" d="M16 3.52a9.8 9.8 0 0 1 0 16.96a9.8 9.8 0 0 1 0-16.96Z" />
      <circle className="ui-mark-eye" cx="11.1" cy="12" r="9.8" />
      <circle className="ui-mark-eye" cx="20.9" cy="12" r="9.8" />
      <circle className="ui-mark-pupil" cx="16" cy="12" r="2.4" />
    </svg>
  )
}

/** The mark and the name. */
export function WordMark() {
  return (
    <span className="ui-word-mark">
      <Mark />
      Samsyn
    </span>
  )
}
