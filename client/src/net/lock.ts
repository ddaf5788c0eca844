import { call } from './api.ts'
import { locked } from './locked.ts'

const againMs = 5_000

/** Locks the screen here and now, and tells the server until it knows, so that the lock holds when the page is loaded anew. */
export function lockScreen(): void {
  locked.set(true)
  void tell()
}

async function tell() {
  const told = await call('session:lock', {}).then(
    () => true,
    ({ code }) => code === 'not-signed-in',
  )
  if (!told) setTimeout(() => void (locked.get() && tell()), againMs)
}
