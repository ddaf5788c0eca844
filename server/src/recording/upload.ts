import { AsyncLocalStorage } from 'node:async_hooks'
import {
  AppError,
  type CourseId,
  type ErrorCode,
  may,
  type PersonId,
  RecordingId,
  type Relation,
  type SubjectKind,
  uploadPath,
} from '@samsyn/shared'
import { Server } from '@tus/server'
import type { DataStore } from '@tus/utils'
import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { UploadVisit } from '../doors/handlers.ts'
import { statusOf } from '../doors/status.ts'
import { WrongOffset } from '../files/files.ts'
import { isNoRoom } from '../no-room.ts'
import { maxUploadBytes } from './begin.ts'
import { createUploadLocks } from './upload-locks.ts'

type RelationOf = (
  personId: PersonId,
  kind: SubjectKind,
  id: string,
) => Promise<{ relation: Relation; courseId: CourseId } | null>

export type UploadNeeds = {
  datastore: DataStore
  relationOf: RelationOf
  /** How large an upload may become. */
  maxBytesOf: (id: RecordingId) => Promise<number>
  log: Logger
}

/** How long whoever is uploading may take to finish when another connection asks for the same upload. */
const drainMs = 1000

/**
 * Speaks the tus protocol. Every single request is asked for its right to that upload; others' do not exist. What is under way
 * ends with that right.
 */
export function createUpload({ datastore, relationOf, maxBytesOf, log }: UploadNeeds) {
  const visits = new AsyncLocalStorage<UploadVisit>()

  async function requireRight(method: string, id: string): Promise<void> {
    const visit = visits.getStore()
    const related = visit ? await relationOf(visit.session.person.id, 'recording', id) : null
    if (!related || !may(related.relation, 'recording:upload')) throw new AppError('not-found', 'no such upload')
    // Taking it away ends the right to it, and is to be answered all the same.
    if (method !== 'DELETE') visit?.hasRight(id as RecordingId)
  }

  function refuse(error: Error | TusError): TusError {
    const { code, ...refusal } = refusalOf(error, log)
    visits.getStore()?.refused(code)
    return refusal
  }

  const tus = new Server({
    path: uploadPath,
    datastore,
    relativeLocation: true,
    // Only a piece is weighed by what is stored already: by then the right to that upload has been asked for.
    maxSize: (request, id) =>
      request.method === 'PATCH' && id ? maxBytesOf(id as RecordingId) : Promise.resolve(maxUploadBytes),
    lockDrainTimeout: drainMs,
    locker: createUploadLocks(),
    allowedOrigins: () => false,
    disableTerminationForFinishedUploads: true,
    namingFunction: (_request, metadata) => namedIn(metadata),
    // tus itself says which upload it is about to touch, so that no reading of the address of ours can differ from its.
    onIncomingRequest: ({ method }, id) => requireRight(method, id),
    onResponseError: (_request, error) => refuse(error),
  })

  return async function upload(request: Request, response: Response, visit: UploadVisit): Promise<void> {
    await visits.run(visit, () => tus.handle(request, response))
  }
}

function namedIn(metadata: Record<string, string | null> | undefined): string {
  const named = RecordingId.safeParse(metadata?.recordingId)
  if (!named.success) throw new AppError('bad-request', 'Upload-Metadata names no recordingId')
  return named.data
}

type TusError = { status_code: number; body: string }
type Refusal = TusError & { code: ErrorCode }

/** A "no" in the form that every door gives it. */
function refusalOf(error: Error | TusError, log: Logger): Refusal {
  if (error instanceof AppError) return said(statusOf(error.code), error.code, error.message)
  if (error instanceof WrongOffset) return said(409, 'conflict', error.message)
  if (isNoRoom(error)) return said(statusOf('no-room'), 'no-room', 'no room')
  if ('status_code' in error && error.status_code < 500) {
    return said(error.status_code, codeFor(error.status_code), error.body.trim())
  }
  // An extension of the protocol that we do not speak.
  if ('status_code' in error && error.status_code === 501) return said(400, 'bad-request', error.body.trim())
  log.error({ err: error }, 'upload failed')
  return said(500, 'internal', 'internal')
}

function said(status: number, code: ErrorCode, message: string): Refusal {
  return { code, status_code: status, body: JSON.stringify({ ok: false, code, message }) }
}

function codeFor(status: number): ErrorCode {
  if (status === 404) return 'not-found'
  return status === 409 ? 'conflict' : 'bad-request'
}
