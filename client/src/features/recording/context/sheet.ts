import { contextWords, RecordingContext } from '@samsyn/shared'

type Name = (typeof contextWords)[number]

/** A sheet on which nothing is written yet. */
export const blankSheet: RecordingContext = {
  ...{ meetingType: '', place: '', purpose: '', participants: '', notes: '' },
  relationKnown: 'notSaid',
}

/** How many signs each field takes. */
export const longest = Object.fromEntries(
  contextWords.map(name => [name, RecordingContext.shape[name].maxLength ?? 2000]),
) as Record<Name, number>
