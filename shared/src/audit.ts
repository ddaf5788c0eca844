import type { PersonId, SessionId } from './ids.ts'

/** Everything that is put on the security record. */
export const auditKinds = [
  'began',
  'sign-in',
  'lock-out',
  'refusal',
  'password-set',
  'person-added',
  'invitation-made',
  'invitation-used',
  'session-ended',
  'disabled',
  'enabled',
  'handed-over',
  'consent-stated',
  'consent-withdrawn',
  'deletion',
  'export',
  'version-read',
  'view',
  'backup',
  'restore',
  'key-rotation',
] as const
export type AuditKind = (typeof auditKinds)[number]

/**
 * What happened, by ids alone: never a name, a password, a token or a word of what somebody wrote. `actorId` is who did it,
 * null when nobody is known; `detail` is a code of ours. The address is kept as a keyed hash.
 */
export type AuditEvent = {
  kind: AuditKind
  outcome?: 'done' | 'refused' | 'failed'
  actorId?: PersonId | null
  subjectId?: string | null
  sessionId?: SessionId | null
  address?: string | null
  detail?: string | null
}

/** Puts something on the record; resolves when it is on the disk. Not to be called within a transaction. */
export type Note = (event: AuditEvent) => Promise<void>
