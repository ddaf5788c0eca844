import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { tellOfActing } from '../net/acted.ts'
import { type Line, openLine } from '../net/line.ts'
import { keepLive } from './live.ts'

const LineContext = createContext<Line | null>(null)

/** Holds the live line open for everything inside; only for people who are signed in. */
export function LineProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [line, setLine] = useState<Line | null>(null)
  useEffect(() => {
    const opened = openLine()
    const stops = [keepLive(opened, queries), tellOfActing(opened)]
    setLine(opened)
    return () => {
      for (const stop of stops) stop()
      opened.close()
    }
  }, [queries])
  return line && <LineContext value={line}>{children}</LineContext>
}

/** The live line to the server. */
export function useLine(): Line {
  const line = useContext(LineContext)
  if (!line) throw new Error('useLine is called outside LineProvider')
  return line
}
