import type { ComponentProps } from 'react'

type ButtonDomProps = ComponentProps<'button'>

/** Renders React Aria's button with its key named for screen readers, an attribute React Aria does not pass on. */
export function withShortcut(shortcut: string | undefined) {
  return (props: ButtonDomProps) => <button {...props} type={props.type ?? 'button'} aria-keyshortcuts={shortcut} />
}
