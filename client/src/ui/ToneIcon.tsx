import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'

/** How a message is meant: for your knowledge, done, look here, something does not work. */
export type Tone = 'info' | 'success' | 'attention' | 'problem'

const icons = { info: Info, success: CircleCheck, attention: TriangleAlert, problem: CircleAlert }

/** The picture of a tone; always beside words that say the same. */
export function ToneIcon({ tone, size = 20 }: { tone: Tone; size?: number }) {
  const Icon = icons[tone]
  return <Icon size={size} aria-hidden="true" className="ui-tone-icon" />
}
