import { z } from 'zod'
import { Course } from '../course.ts'
import { DevelopmentDraft, DevelopmentStatus, RedThread } from '../development-point.ts'
import { CycleId, DevelopmentPointId } from '../ids.ts'
import { route } from './right.ts'

const nothing = z.object({})
const ofCycle = z.object({ cycleId: CycleId })
const mayDevelop = { may: 'development:write', of: 'cycle', by: 'cycleId' } as const

/** The HTTP routes of courses, their rounds and what is agreed in them. */
export const courseRoutes = {
  'course:list': route({
    method: 'GET',
    path: '/api/courses',
    payload: nothing,
    reply: z.array(Course),
    right: 'signed-in',
    doneBy: 'page',
  }),
  'course:of-cycle': route({
    method: 'GET',
    path: '/api/cycles/:cycleId',
    payload: z.object({ cycleId: CycleId }),
    reply: Course,
    right: { may: 'cycle:view', of: 'cycle', by: 'cycleId' },
    doneBy: 'page',
  }),
  'cycle:close': route({
    method: 'POST',
    path: '/api/cycles/:cycleId/close',
    payload: ofCycle,
    reply: nothing,
    right: { may: 'cycle:close', of: 'cycle', by: 'cycleId' },
    doneBy: 'person',
  }),
  'development:thread': route({
    method: 'GET',
    path: '/api/cycles/:cycleId/development',
    payload: ofCycle,
    reply: RedThread,
    right: { may: 'development:read', of: 'cycle', by: 'cycleId' },
    doneBy: 'page',
  }),
  'development:put': route({
    method: 'PUT',
    path: '/api/cycles/:cycleId/development/:id',
    payload: DevelopmentDraft,
    reply: RedThread,
    right: mayDevelop,
    doneBy: 'person',
  }),
  'development:answer': route({
    method: 'PUT',
    path: '/api/cycles/:cycleId/development/:id/status',
    payload: ofCycle.extend({ id: DevelopmentPointId, status: DevelopmentStatus }),
    reply: RedThread,
    right: mayDevelop,
    doneBy: 'person',
  }),
  'development:remove': route({
    method: 'DELETE',
    path: '/api/cycles/:cycleId/development/:id',
    payload: ofCycle.extend({ id: DevelopmentPointId }),
    reply: RedThread,
    right: mayDevelop,
    doneBy: 'person',
  }),
}
