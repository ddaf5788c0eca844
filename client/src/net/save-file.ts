import type { NotesFile } from '@samsyn/shared'

/** Lets the browser save a file that the server has made. */
export function saveFile({ fileName, mediaType, base64 }: NotesFile): void {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads the address after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
