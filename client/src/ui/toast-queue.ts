import type { Tone } from './ToneIcon.tsx'

export interface ToastContent {
  text: string
  tone?: Tone
  action?: { label: string; onPress: () => void }
  /** How long it stays; 0 keeps it until closed. */
  lastsMs?: number
}

export interface Toast extends ToastContent {
  id: number
}

const keepAtMost = 3

/** The messages on show right now, newest last. Lives outside React, so that anything may speak. */
export class ToastQueue {
  #toasts: readonly Toast[] = []
  #lastId = 0
  readonly #listeners = new Set<() => void>()

  /** Shows a message and returns its id. The oldest gives way when there are too many. */
  readonly add = (content: ToastContent): number => {
    this.#lastId += 1
    this.#set([...this.#toasts, { ...content, id: this.#lastId }].slice(-keepAtMost))
    return this.#lastId
  }

  /** Shows a message, unless it is on show already. */
  readonly say = (content: ToastContent): void => {
    if (!this.#toasts.some(({ text }) => text === content.text)) this.add(content)
  }

  /** Takes a message away; does nothing when it is gone. */
  readonly close = (id: number): void => this.#set(this.#toasts.filter(toast => toast.id !== id))

  readonly getSnapshot = (): readonly Toast[] => this.#toasts

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #set(toasts: readonly Toast[]): void {
    if (toasts.length === this.#toasts.length && toasts.every((toast, index) => toast === this.#toasts[index])) return
    this.#toasts = toasts
    for (const listener of this.#listeners) listener()
  }
}
