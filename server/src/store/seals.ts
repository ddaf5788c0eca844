/** Seals what is written in a folder, under the folder's key as it was when this was asked for. */
export type Sealer = {
  bytes(plain: Uint8Array): Buffer
  /** An empty text stays empty. */
  text(plain: string): string
}

/**
 * Seals words that people wrote before a row holds them, each under the key of what they are about: a recording, a
 * document, a meeting's log, a course, an organisation. Who destroys that key has deleted the words, wherever the
 * database's bytes have come to lie.
 */
export type Seals = {
  /** What seals for a folder; its key is made, and on the disk, if there is none yet. */
  sealer(folder: string): Promise<Sealer>
  /** The same where its key is there already; else null. */
  sealerAtHand(folder: string): Sealer | null
  /** What was sealed; null when its key has been destroyed, or when it is not what was written. */
  open(folder: string, sealed: Uint8Array): Buffer | null
  openText(folder: string, sealed: string): string | null
  /** Whether what opened this text has been destroyed, as it is when what it is about was deleted. */
  isDestroyed(folder: string, sealed: string): boolean
  /** A keyed hash by which a text can be looked up that is stored sealed alone. */
  lookUp(text: string): Promise<string>
  /** Makes another key for a folder, under which all is sealed from now on; answers how to destroy those from before. */
  renew(folder: string): Promise<() => Promise<void>>
  /** How many keys a folder has: more than one when a renewal was cut off before those from before were destroyed. */
  count(folder: string): number
  /** Destroys a folder's keys, and those of the folders in it. Can be done again. */
  destroy(folder: string): Promise<void>
}

/** Whose key seals what. */
export const sealedIn = {
  /** What is told of a film: its file's name, its context sheet, who is in it, its sequences. */
  recording: (id: string) => `recording/${id}`,
  log: (meetingId: string) => `log/${meetingId}`,
  /** A document by its path, such as `notes/<meetingId>`. */
  document: (path: string) => `document/${path}`,
  course: (id: string) => `course/${id}`,
  organisation: (id: string) => `organisation/${id}`,
} as const

/** What seals for each of these folders. Only for a key that has to be made does anybody wait. */
export async function sealersOf(seals: Seals, folders: Iterable<string>): Promise<Map<string, Sealer>> {
  const sealers = new Map<string, Sealer>()
  for (const folder of folders)
    if (!sealers.has(folder)) sealers.set(folder, seals.sealerAtHand(folder) ?? (await seals.sealer(folder)))
  return sealers
}
