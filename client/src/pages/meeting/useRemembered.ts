import { useState } from 'react'

/** A choice that this device remembers. */
export function useRemembered(name: string, otherwise: boolean): [boolean, (chosen: boolean) => void] {
  const key = `samsyn-${name}`
  const [chosen, setChosen] = useState(() => (localStorage.getItem(key) ?? String(otherwise)) === 'true')
  const choose = (value: boolean) => {
    localStorage.setItem(key, String(value))
    setChosen(value)
  }
  return [chosen, choose]
}
