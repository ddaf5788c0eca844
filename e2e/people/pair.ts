import type { RunningApp } from '../support/server.ts'
import { sameFrame, seekTo } from './film.ts'
import { Participant } from './Participant.ts'
import { movingTogether } from './together.ts'

export type Pair = {
  ane: Participant
  bo: Participant
  joinUrl: string
  /** Plays from this share of the film, until both films move together. */
  playFrom(share: number): Promise<void>
  /** Pauses, until both see one frame. */
  pauseOnOneFrame(): Promise<void>
  /** Lets the film rest, if it plays. */
  rest(): Promise<void>
  close(): Promise<void>
}

type Options = {
  /** Something about Ane's browser that is different. */
  prepare?: (ane: Participant) => Promise<unknown>
  /** A way of her own to the app. */
  through?: (url: string) => string
}

/**
 * Ane and Bo in the room of the demo's meeting, each with a browser of their own; Bo steers. Without cameras and
 * microphones, whose pictures and sound take half of what a small machine can do: the walk has them.
 */
export async function meetAsPair(
  app: Pick<RunningApp, 'demo'>,
  { prepare, through = url => url }: Options = {},
): Promise<Pair> {
  const { people, meeting } = await app.demo()
  const ane = await Participant.openWithoutDevices('Ane')
  await prepare?.(ane)
  const bo = await Participant.openWithoutDevices('Bo')
  await ane.signInBy(through(people[0]?.loginUrl ?? ''))
  await bo.signInBy(people[1]?.loginUrl ?? '')
  await ane.join(through(meeting.joinUrl))
  await bo.join(meeting.joinUrl)
  await bo.press('take-control')
  await ane.reads('controller', 'Bo Påfund')
  return {
    ane,
    bo,
    joinUrl: meeting.joinUrl,
    async playFrom(share) {
      await seekTo(bo, share)
      await bo.press('play')
      await movingTogether(bo, ane)
    },
    async pauseOnOneFrame() {
      await bo.press('pause')
      await sameFrame(bo, ane)
    },
    async rest() {
      if ((await bo.attribute('pause', 'data-testid')) !== null) await bo.press('pause')
    },
    close: async () => void (await Promise.all([ane.close(), bo.close()])),
  }
}

/** The same two with the notes before them; whatever Ane's page asks when it is left, she agrees. */
export async function meetOverNotes(app: Pick<RunningApp, 'demo'>, options: Options = {}): Promise<Pair> {
  const pair = await meetAsPair(app, options)
  pair.ane.page.on('dialog', dialog => void dialog.accept())
  await Promise.all([pair.ane, pair.bo].map(person => person.sees('notes-takeAway')))
  return pair
}

/** Ane and Bo with cameras and microphones, signed in, and in no meeting yet. */
export async function comeWithDevices(
  app: Pick<RunningApp, 'demo' | 'baseUrl'>,
  prepare: (person: Participant) => Promise<unknown> = async () => undefined,
) {
  const { meeting } = await app.demo()
  const [ane, bo] = [await Participant.open('Ane'), await Participant.open('Bo')]
  for (const person of [ane, bo]) {
    await prepare(person)
    await person.signIn(app.baseUrl, `${person.name.toLowerCase()}@demo.invalid`)
  }
  const close = async () => void (await Promise.all([ane.close(), bo.close()]))
  return { ane, bo, joinUrl: meeting.joinUrl, close }
}
