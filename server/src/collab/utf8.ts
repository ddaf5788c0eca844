/** How many UTF-16 units these bytes of UTF-8 come to; -1 when they are none. Makes no string of them. */
export function utf16Length(bytes: Uint8Array, from: number, to: number): number {
  let units = 0
  for (let at = from; at < to; units++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) {
      at++
      continue
    }
    const size = sizeOf(lead)
    if (size === 0 || at + size > to || !isRest(bytes, at, size, lead)) return -1
    if (size === 4) units++
    at += size
  }
  return units
}

function sizeOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** What follows the lead, and neither stands for what fewer bytes say, nor for half a pair, nor for what is beyond Unicode. */
function isRest(bytes: Uint8Array, at: number, size: number, lead: number): boolean {
  for (let next = at + 1; next < at + size; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false
  const second = bytes[at + 1] ?? 0
  if (lead === 0xe0) return second >= 0xa0
  if (lead === 0xed) return second <= 0x9f
  if (lead === 0xf0) return second >= 0x90
  return lead !== 0xf4 || second <= 0x8f
}
