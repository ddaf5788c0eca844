import { until } from '../support/until.ts'
import type { Participant } from './Participant.ts'

/** The lines of a section as they stand on somebody's screen, without the others' carets. */
export const linesOf = (person: Participant, section: string): Promise<string[]> =>
  person.page.evaluate(id => {
    const lines = document.querySelectorAll(`[data-testid="notes-${id}"] p`)
    return [...lines].map(line => {
      const copy = line.cloneNode(true) as Element
      for (const caret of copy.querySelectorAll('.remote-caret, .ProseMirror-trailingBreak')) caret.remove()
      return (copy.textContent ?? '').replaceAll('\u2060', '')
    })
  }, section)

/** Waits until the section reads like this on somebody's screen. */
export async function readsLines(
  person: Participant,
  section: string,
  matches: (lines: string[]) => boolean,
  withinMs?: number,
) {
  let last: string[] = []
  await until(
    `${person.name} reads the lines of ${section}`,
    async () => {
      last = await linesOf(person, section)
      return matches(last)
    },
    withinMs,
  ).catch((error: Error) => {
    throw new Error(`${error.message}; they are: ${JSON.stringify(last).slice(0, 2_000)}`)
  })
  return last
}

/** Puts the caret at the end of a section's text. */
export async function caretAtEnd(person: Participant, section: string): Promise<void> {
  await person.page.focus(`[data-testid="notes-${section}"]`)
  await person.page.keyboard.down('Control')
  await person.page.keyboard.press('End')
  await person.page.keyboard.up('Control')
}

/** Pastes or drops what another program has put on the clipboard. */
export const bringInto = (person: Participant, section: string, kind: 'paste' | 'drop', html: string) =>
  person.page.evaluate(
    (id, how, content) => {
      const text = document.querySelector<HTMLElement>(`[data-testid="notes-${id}"]`)
      if (!text) throw new Error('no such section')
      text.focus()
      const data = new DataTransfer()
      data.setData('text/html', content)
      data.setData('text/plain', 'som tekst')
      const { left, top } = text.getBoundingClientRect()
      const event =
        how === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', {
              dataTransfer: data,
              bubbles: true,
              cancelable: true,
              clientX: left + 20,
              clientY: top + 10,
            })
      text.dispatchEvent(event)
    },
    section,
    kind,
    html,
  )

/** Pastes plain text at the end of a section. */
export async function pasteText(person: Participant, section: string, text: string): Promise<void> {
  await caretAtEnd(person, section)
  await person.page.evaluate(
    (id, content) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', content)
      const place = document.querySelector(`[data-testid="notes-${id}"]`)
      place?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    section,
    text,
  )
}

/** The picture in a still that stands on somebody's screen: where it is cut from, and how much is drawn on it; null until it has come. */
export const stillOf = (person: Participant, within: 'still-chip' | 'letter-still' = 'still-chip') =>
  person.page.evaluate(async place => {
    const picture = document.querySelector(`[data-testid="${place}"] [data-testid="still-picture"]`)
    const image = picture?.querySelector<SVGImageElement & Pick<HTMLImageElement, 'decode'>>('image')
    const come = await image?.decode().catch(() => 'refused')
    if (!picture || !image || come === 'refused') return null
    return {
      from: image.getAttribute('href'),
      hidden: picture.getAttribute('aria-hidden') === 'true',
      strokes: picture.querySelectorAll('[data-stroke-id]').length,
    }
  }, within)

/** The headings of the notes, in their order. */
export const headingsOf = (person: Participant): Promise<string[]> =>
  person.page.$$eval('[data-testid="notes"] :is(h2, h3, h4)', headings => headings.map(one => one.textContent ?? ''))

/** How many things this browser keeps that are not sent. */
export const keptIn = (person: Participant): Promise<number> =>
  person.page.evaluate(
    () =>
      new Promise<number>(done => {
        const request = indexedDB.open('samsyn', 1)
        request.onsuccess = () => {
          const counted = request.result.transaction('unsent').objectStore('unsent').count()
          counted.onsuccess = () => {
            request.result.close()
            done(counted.result)
          }
        }
      }),
  )

/** Lets this browser keep a word of a meeting that its person has no part in any more. */
export const keepForNobody = (person: Participant): Promise<void> =>
  keepUnsent(person, `notes/${crypto.randomUUID()}`, Uint8Array.of(0, 0))

/** Lets this browser keep a change of a document that was never acknowledged. */
export const keepUnsent = (person: Participant, path: string, update: Uint8Array): Promise<void> =>
  person.page.evaluate(
    async (document, bytes) => {
      const owner = (await (await fetch('/api/session')).json()).value.id
      const kept = {
        ...{ id: crypto.randomUUID(), owner, path: document },
        ...{ atMs: Date.now(), update: Uint8Array.from(bytes) },
      }
      await new Promise<void>(done => {
        const request = indexedDB.open('samsyn', 1)
        request.onsuccess = () => {
          const transaction = request.result.transaction('unsent', 'readwrite')
          transaction.objectStore('unsent').add(kept)
          transaction.oncomplete = () => {
            request.result.close()
            done()
          }
        }
      })
    },
    path,
    [...update],
  )
