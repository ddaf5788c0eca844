import { ToastQueue } from '../ui/toast-queue.ts'

/** Where anything in the client may say a short word to the person in front of it. */
export const toasts = new ToastQueue()
