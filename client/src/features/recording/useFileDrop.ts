import { type RefObject, useEffect, useEffectEvent, useState } from 'react'

/** Lets a file be dropped on an element; answers whether one is held over it. */
export function useFileDrop(target: RefObject<HTMLElement | null>, onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const dropped = useEffectEvent(onFile)
  useEffect(() => {
    const element = target.current
    if (!element) return
    const enter = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      const into = event.relatedTarget
      if (!(into instanceof Node && element.contains(into))) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) dropped(file)
    }
    element.addEventListener('dragover', enter)
    element.addEventListener('dragleave', leave)
    element.addEventListener('drop', drop)
    return () => {
      element.removeEventListener('dragover', enter)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('drop', drop)
    }
  }, [target])
  return over
}
