import './Kbd.css'

/** A key of the keyboard, shown on the button it presses. Not read aloud: the button says it by `aria-keyshortcuts`. */
export function Kbd({ children }: { children: string }) {
  return (
    <span className="ui-kbd" aria-hidden="true">
      {children}
    </span>
  )
}
