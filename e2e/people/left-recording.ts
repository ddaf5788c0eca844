import type { Page } from 'puppeteer-core'

type Row = { id: string; at: number; sealed?: Blob; bytes?: Blob }

/** Begins a recording in the first round of somebody's first course, of which nothing is sent; answers its id. */
export const beginUnsent = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { value } = await (await fetch('/api/courses')).json()
    const cycleId = value[0].cycles[0].id
    const id = crypto.randomUUID()
    const made = { id, cycleId, fileName: 'optagelse.webm', sizeBytes: null }
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(made)
    const answer = await fetch(`/api/cycles/${cycleId}/recordings`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(await answer.text())
    return id as string
  })

/**
 * Leaves a recording of some seconds in the browser as versions before the sealing did, in so many parts; answers how many
 * bytes it has.
 */
export const leaveUnsealed = (page: Page, id: string, count: number): Promise<number> =>
  page.evaluate(
    async (id, count) => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 320, height: 240 } })
      const recorder = new MediaRecorder(stream, { mimeType: 'video/webm' })
      const pieces: Blob[] = []
      recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
      recorder.start(1000)
      while (pieces.length < 3)
        await new Promise(done => recorder.addEventListener('dataavailable', done, { once: true }))
      const stopped = new Promise(done => recorder.addEventListener('stop', done))
      recorder.stop()
      await stopped
      for (const track of stream.getTracks()) track.stop()
      const film = new Blob(pieces)
      const opening = indexedDB.open('samsyn-film', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore('part', { keyPath: ['id', 'at'] })
      await new Promise(done => opening.addEventListener('success', done))
      const writing = opening.result.transaction('part', 'readwrite')
      const size = Math.ceil(film.size / count)
      for (let at = 0; at < film.size; at += size)
        writing.objectStore('part').put({ id, at, bytes: film.slice(at, at + size) })
      await new Promise(done => writing.addEventListener('complete', done))
      opening.result.close()
      return film.size
    },
    id,
    count,
  )

/** How many parts of recordings lie in the browser, and how many of them are sealed. */
export const countKept = (page: Page): Promise<{ all: number; sealed: number }> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('samsyn-film', 1)
    await new Promise(done => opening.addEventListener('success', done))
    const asking = opening.result.transaction('part').objectStore('part').getAll()
    await new Promise(done => asking.addEventListener('success', done))
    opening.result.close()
    const rows = asking.result as Row[]
    return { all: rows.length, sealed: rows.filter(row => row.sealed !== undefined && row.bytes === undefined).length }
  })

/** Waits until so many of them, which are sealed one after the other, are. */
export const whenSealed = (page: Page, count: number): Promise<void> =>
  page.evaluate(async count => {
    const opening = indexedDB.open('samsyn-film', 1)
    await new Promise(done => opening.addEventListener('success', done))
    const answer = async <T>(ask: (parts: IDBObjectStore) => IDBRequest<T>) => {
      const asking = ask(opening.result.transaction('part').objectStore('part'))
      await new Promise(done => asking.addEventListener('success', done))
      return asking.result
    }
    const last = (await answer(parts => parts.getAllKeys()))[count - 1]
    if (last === undefined) throw new Error('there are fewer')
    while (!(await answer<Row>(parts => parts.get(last))).sealed);
    opening.result.close()
  }, count)
