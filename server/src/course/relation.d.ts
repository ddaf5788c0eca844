import type { CourseId, PersonId, Relation, SubjectKind } from '@samsyn/shared'
import type { Store } from '../store/store.ts'
/** How a person is related to a thing, and to which course the thing belongs. */
export type Related = {
  relation: Relation
  courseId: CourseId
}
export type RelationOf = (personId: PersonId, kind: SubjectKind, id: string) => Promise<Related | null>
/** Finds the relation of a person to a course, round, recording, sequence or meeting; null for what is another's or does not exist. */
export declare function createRelationOf(store: Store): RelationOf
