import type { FilmProblemCode } from '@samsyn/shared'

/** What must become of a file: a film, or a refusal with one of these codes. */
export type Fate = 'film' | FilmProblemCode

/** One file that means no good: what it is, its bytes, and what may become of it. */
export type Hostile = { kind: string; bytes: Buffer; fates: readonly Fate[] }

/** What a file may point to and must never reach: a film beside it, and an address on this machine. */
export type Elsewhere = { secret: string; url: string }

/** Good films the bad ones are made from. */
export type Models = { faststart: Buffer; tail: Buffer; matroska: Buffer; transport: Buffer; avi: Buffer; vp8: Buffer }

export const hostile = (kind: string, bytes: Buffer | string, ...fates: readonly Fate[]): Hostile => ({
  ...{ kind, fates },
  bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
})
