import { useEffect, useEffectEvent, useState } from 'react'
import { call } from '../../net/api.ts'

const everyMs = 3_000

/** Whether the server answers, asked again and again; calls back once when it does after having been away. */
export function useServerReturn(onReturn: () => void): 'asking' | 'away' | 'here' {
  const [server, setServer] = useState<'asking' | 'away' | 'here'>('asking')
  const returned = useEffectEvent(onReturn)
  useEffect(() => {
    let wasAway = false
    const ask = async () => {
      const answers = await call('session:current', {}).then(
        () => true,
        () => false,
      )
      setServer(answers ? 'here' : 'away')
      if (answers && wasAway) returned()
      wasAway = !answers
    }
    void ask()
    const timer = setInterval(() => void ask(), everyMs)
    return () => clearInterval(timer)
  }, [])
  return server
}
