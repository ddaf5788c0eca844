import './StateArt.css'

export type PageState = 'notFound' | 'noAccess' | 'away' | 'loading' | 'tooOld' | 'empty'

/** The two eyes of the mark, drawn as the state they are in. */
export function StateArt({ state, size = 120 }: { state: PageState; size?: number }) {
  return (
    <svg className="ui-state-art" width={size} height={size / 2} viewBox="0 0 96 48" aria-hidden="true">
      {drawings[state]}
    </svg>
  )
}

const eyes = (left: number, right: number) => (
  <>
    <circle cx={left} cy="24" r="17" />
    <circle cx={right} cy="24" r="17" className="ui-state-other" />
  </>
)

const drawings = {
  notFound: (
    <>
      {eyes(28, 68)}
      <circle cx="33" cy="24" r="4" className="ui-state-solid" />
    </>
  ),
  noAccess: (
    <>
      <circle cx="39" cy="24" r="17" />
      <circle cx="57" cy="24" r="17" />
      <path d="M30 20c5 6 31 6 36 0M36 25l-3 5M48 27v6M60 25l3 5" />
    </>
  ),
  away: (
    <>
      {eyes(20, 76)}
      <path d="M40 24h16" className="ui-state-other" />
      <circle cx="25" cy="24" r="4" className="ui-state-solid" />
    </>
  ),
  loading: eyes(39, 57),
  tooOld: (
    <>
      {eyes(39, 57)}
      <path d="M48 15v11M48 32v.5" />
    </>
  ),
  empty: (
    <>
      <circle cx="39" cy="24" r="17" />
      <circle cx="57" cy="24" r="17" />
    </>
  ),
}
