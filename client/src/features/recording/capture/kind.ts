/** What a browser can be asked to record, the one to prefer first: VP8 is light, and every browser that has it has it whole. */
const kinds = {
  picture: ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'],
  sound: ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4'],
} as const

/** The kind of file this browser records; null when it records none that we read. */
export function kindToRecord(soundOnly: boolean, canRecord: (kind: string) => boolean): string | null {
  return kinds[soundOnly ? 'sound' : 'picture'].find(canRecord) ?? null
}

/** What a recording of that kind is called. */
export function nameFor(kind: string): string {
  return `optagelse.${kind.includes('mp4') ? 'mp4' : 'webm'}`
}
