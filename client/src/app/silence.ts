/** Keeps everything on the page without a sound, also what begins meanwhile; answers how to give each the sound back that it had. */
export function silence(page: Document = document): () => void {
  const had = new Map<HTMLMediaElement, boolean>()

  function hush(element: HTMLMediaElement) {
    if (!had.has(element)) had.set(element, element.muted)
    // Whoever gives it sound meanwhile wants it to have it afterwards.
    else if (!element.muted) had.set(element, false)
    element.muted = true
  }
  const handle = ({ target }: Event) => {
    if (target instanceof HTMLMediaElement && !(had.has(target) && target.muted)) hush(target)
  }

  for (const element of page.querySelectorAll<HTMLMediaElement>('audio, video')) hush(element)
  const events = ['play', 'playing', 'loadedmetadata', 'volumechange'] as const
  for (const event of events) page.addEventListener(event, handle, true)
  return () => {
    for (const event of events) page.removeEventListener(event, handle, true)
    for (const [element, muted] of had) element.muted = muted
  }
}
