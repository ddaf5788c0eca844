import {
  AppError,
  applyCommand,
  type Command,
  type HoldChoice,
  leadFor,
  type MeetingId,
  type PersonId,
  type Playback,
  type PlayerReport,
} from '@samsyn/shared'
import type { Telling } from '../doors/telling.ts'
import type { Store } from '../store/store.ts'
import { createIntervals } from './at-intervals.ts'
import { createFilms, type Film, framesOf, type Log, playbackOf } from './film.ts'
import { createHolding } from './holding.ts'
import { createPlaybackStore } from './playback.store.ts'
import { createScreens } from './screens.ts'
import { createWheel } from './wheel.ts'

type Dependencies = Log & {
  store: Store
  now: () => number
  tell: Telling
  failed: (error: unknown) => void
  /** Who is in the meeting now. */
  present: (meetingId: MeetingId) => readonly PersonId[]
  maySteer: (meetingId: MeetingId, personId: PersonId) => Promise<boolean>
}

/** What everybody shows is told at most this often in a meeting, so that many participants do not make many times many messages. */
const framesEveryMs = 50

/** A report as old as this says nothing about its sender's line any more. */
const freshMs = 600_000

/** Where each meeting's film is, who steers it and whom it waits for. Changes are told at once, and answered when they are on the disk. */
export function createPlayback({ store, now, tell, present, maySteer, ...rest }: Dependencies) {
  const saved = createPlaybackStore(store)
  const films = createFilms({ ...rest, saved, now, tell, present })
  const holding = createHolding({ films, now, leadMs, present: film => present(film.meetingId) })
  const steers = (film: Film, personId: PersonId) => holding.release(film, personId, 'steered')
  const wheel = createWheel({ films, now, present, maySteer, steers })
  const screens = createScreens(films)
  const frames = createIntervals(framesEveryMs, (film: Film) =>
    tell.meeting('playback:frames-changed', { meetingId: film.meetingId, frames: framesOf(film) }),
  )

  /** How far ahead the film starts: as the slowest of those here needs it, by what they have told lately. */
  function leadMs({ meetingId, reports }: Film, kind: Command['kind'] = 'play'): number {
    const here = present(meetingId)
    const told = [...reports].filter(([personId, { atMs }]) => here.includes(personId) && now() - atMs < freshMs)
    return leadFor(
      told.map(([, { report }]) => report),
      kind,
    )
  }

  /** The command with a sequence's true bounds, so that nobody plays another film's or another stretch under its name. */
  async function checked(film: Film, command: Command): Promise<Command> {
    if (command.kind !== 'sequence' && command.kind !== 'film') return command
    if (command.recordingId !== film.vector.recordingId) throw new AppError('not-found', 'recording')
    if (command.kind === 'film') return command
    const range = await saved.range(command.recordingId, command.sequenceId)
    if (!range) throw new AppError('not-found', 'sequence')
    return { ...command, range }
  }

  /** Refuses who does not steer, and who does not know the film as a person last changed it; what the room did refuses nobody. */
  function admit(film: Film, personId: PersonId, rev: number) {
    if (wheel.heldByAnother(film, personId)) throw new AppError('not-in-control')
    const { rev: newest } = film.vector
    if (rev < film.personRev || rev > newest) throw new AppError('stale', `rev ${newest}`)
  }

  return {
    read: async (meetingId: MeetingId): Promise<Playback> => playbackOf(await films.of(meetingId)),
    /** Carries out a command. Everybody may stop; all else is for the one who steers, and must know the film. */
    async command(meetingId: MeetingId, personId: PersonId, rev: number, given: Command, arrivedMs: number) {
      const film = await films.of(meetingId)
      const command = await checked(film, given)
      if (command.kind !== 'stop') admit(film, personId, rev)
      films.requireRoom(film)
      const vector = applyCommand(holding.ended(film, arrivedMs), command, arrivedMs, leadMs(film, command.kind))
      const controllerId = command.kind === 'stop' ? film.controllerId : wheel.afterPressOf(film, personId)
      const change = { vector, controllerId, byId: personId, hold: null, personRev: vector.rev }
      const logged = { personId, fact: { kind: 'playback', vector, did: command.kind } as const }
      await holding.changed(film, () => films.change(film, change, logged))
      return { vector }
    },
    /** From now on this person steers. */
    async takeControl(meetingId: MeetingId, personId: PersonId): Promise<Playback> {
      const film = await films.of(meetingId)
      await wheel.take(film, personId)
      return playbackOf(film)
    },
    askControl: async (meetingId: MeetingId, personId: PersonId, asking: boolean) =>
      wheel.ask(await films.of(meetingId), personId, asking),
    async handControl(meetingId: MeetingId, fromId: PersonId, toId: PersonId): Promise<Playback> {
      const film = await films.of(meetingId)
      await wheel.hand(film, fromId, toId)
      return playbackOf(film)
    },
    declineControl: async (meetingId: MeetingId, controllerId: PersonId, personId: PersonId) =>
      wheel.decline(await films.of(meetingId), controllerId, personId),
    /** Goes on, or waits for all, when the room waits; for the one who steers, or for anybody while they are gone. */
    async hold(meetingId: MeetingId, personId: PersonId, choice: HoldChoice): Promise<void> {
      const film = await films.of(meetingId)
      if (wheel.heldByAnother(film, personId)) throw new AppError('not-in-control')
      films.requireRoom(film)
      await holding.choose(film, personId, choice)
    },
    /** Takes note of what a participant's player shows, and tells the others. What it says of a film yet unknown is passed over. */
    async report(meetingId: MeetingId, personId: PersonId, report: PlayerReport): Promise<void> {
      const film = await films.of(meetingId)
      if (!present(meetingId).includes(personId)) throw new AppError('forbidden', 'enter the meeting first')
      if (report.rev > film.vector.rev) return
      films.requireRoom(film)
      film.reports.set(personId, { report, atMs: now() })
      frames.tell(film)
      holding.look(film, personId)
      screens.look(film, personId)
    },
    /** A participant has gone: nobody waits for them or their picture. */
    async forget(meetingId: MeetingId, personId: PersonId): Promise<void> {
      const film = await films.open(meetingId)
      if (!film) return
      film.seen.delete(personId)
      if (film.reports.delete(personId)) frames.tell(film)
      screens.forget(film, personId)
      wheel.gone(film, personId)
      holding.release(film, personId)
    },
    /** A meeting is over: nothing of its film is kept here any more. */
    async letGo(meetingId: MeetingId): Promise<void> {
      const film = await films.letGo(meetingId)
      if (film) holding.letGo(film)
    },
    /** What is kept of meetings. */
    stats: () => ({ films: films.count(), timers: holding.count() }),
    /** Resolves when all that has been told is saved. */
    async close(): Promise<void> {
      holding.close()
      screens.close()
      frames.close()
      await films.close()
    },
  }
}

export type PlaybackNoun = ReturnType<typeof createPlayback>
