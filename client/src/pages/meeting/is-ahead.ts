import type { Meeting } from '@samsyn/shared'

/** Whether nobody has met at a meeting: it is still to be held, or was called off. */
export const isAhead = ({ state }: Meeting): boolean => state === 'arranged' || state === 'cancelled'
