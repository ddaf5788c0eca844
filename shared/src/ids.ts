import { z } from 'zod'

const id = <Name extends string>(_name: Name) => z.uuid().brand<Name>()

/** Ids are UUIDs made by whoever creates the thing, so that sending the same request twice creates it once. */
export const PersonId = id('PersonId')
export const CourseId = id('CourseId')
export const CycleId = id('CycleId')
export const RecordingId = id('RecordingId')
export const FilmedPersonId = id('FilmedPersonId')
export const SequenceId = id('SequenceId')
export const DevelopmentPointId = id('DevelopmentPointId')
export const MeetingId = id('MeetingId')
export const EntryId = id('EntryId')
export const SessionId = id('SessionId')
export const ReceiptId = id('ReceiptId')

export type PersonId = z.infer<typeof PersonId>
export type CourseId = z.infer<typeof CourseId>
export type CycleId = z.infer<typeof CycleId>
export type RecordingId = z.infer<typeof RecordingId>
export type FilmedPersonId = z.infer<typeof FilmedPersonId>
export type SequenceId = z.infer<typeof SequenceId>
export type DevelopmentPointId = z.infer<typeof DevelopmentPointId>
export type MeetingId = z.infer<typeof MeetingId>
export type EntryId = z.infer<typeof EntryId>
export type SessionId = z.infer<typeof SessionId>
export type ReceiptId = z.infer<typeof ReceiptId>
