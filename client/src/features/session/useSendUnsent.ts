import { useEffect } from 'react'
import { useSelf } from '../../app/SelfContext.tsx'
import { sendUnsent } from '../../net/docs.ts'

/** Sends what the person wrote without a line the last time, also when they don't come back to where they wrote it. */
export function useSendUnsent(): void {
  const { id } = useSelf()
  useEffect(() => void sendUnsent(id), [id])
}
