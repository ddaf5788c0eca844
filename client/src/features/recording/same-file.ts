export type FileLook = { name: string; size: number }

/** Whether a chosen file is the one an upload was begun with, as far as a name and a size can tell. */
export function isSameFile(begun: { fileName: string; sizeBytes: number }, chosen: FileLook): boolean {
  // One system writes "å" as one sign, another as two; the file is the same.
  return begun.sizeBytes === chosen.size && begun.fileName.normalize('NFC') === chosen.name.normalize('NFC')
}
