/** How a person is related to a course, and so to its rounds, recordings, sequences and meetings. */
export const relations = ['worker', 'supervisor', 'participant'] as const
export type Relation = (typeof relations)[number]

/** Who may do what. The doors ask this table before any handler runs; the client greys out buttons by the same table. */
export const rights = {
  'course:view': ['worker', 'supervisor'],
  'cycle:view': ['worker', 'supervisor'],
  'cycle:close': ['worker', 'supervisor'],
  'development:read': ['worker', 'supervisor', 'participant'],
  'development:write': ['worker', 'supervisor'],
  'recording:upload': ['worker'],
  'recording:describe': ['worker'],
  'recording:discard': ['worker'],
  'recording:view': ['worker', 'supervisor'],
  'recording:play': ['worker', 'supervisor', 'participant'],
  'viewing:read': ['worker', 'supervisor', 'participant'],
  'viewing:report': ['worker'],
  'receipt:read': ['worker'],
  'consent:state': ['worker'],
  'sequence:view': ['worker', 'supervisor', 'participant'],
  'sequence:edit': ['supervisor'],
  'meeting:arrange': ['supervisor'],
  'meeting:join': ['worker', 'supervisor', 'participant'],
  'meeting:lead': ['supervisor'],
  'playback:steer': ['worker', 'supervisor'],
  'playback:stop': ['worker', 'supervisor', 'participant'],
  'chat:write': ['worker', 'supervisor', 'participant'],
  'notes:read': ['worker', 'supervisor', 'participant'],
  'notes:write': ['worker', 'supervisor', 'participant'],
} as const satisfies Record<string, readonly Relation[]>

export type Permission = keyof typeof rights

/** Whether somebody with this relation may do it; no relation means no. */
export function may(relation: Relation | null, permission: Permission): boolean {
  const allowed: readonly Relation[] = rights[permission]
  return relation !== null && allowed.includes(relation)
}
