import { AppError, type ConsumerOffer, type MeetingId, type PersonId, type Source } from '@samsyn/shared'
import type { Line } from '../../net/line.ts'
import { createStore, type Readable } from '../../store.ts'
import type { LocalMedia } from './local-media.ts'
import { joinSfu, type SfuLink } from './sfu-link.ts'

export type CallState = 'joining' | 'joined' | 'lost' | 'taken-over'
export type RemoteSource = { track: MediaStreamTrack; paused: boolean }
export type RemoteMedia = Partial<Record<Source, RemoteSource>>

/** Faces and voices of a meeting as this browser has them. */
export type Call = {
  state: Readable<CallState>
  remote: Readable<ReadonlyMap<PersonId, RemoteMedia>>
  speakingId: Readable<PersonId | null>
  /** To be called each time the meeting has been entered: begins anew from the start. */
  join(): Promise<void>
  close(): void
}

const againAfterMs = 1_000

/** Joins, sends what is on, takes what is offered, and begins again by itself when the connection is lost. */
export function createCall(line: Line, meetingId: MeetingId, local: LocalMedia): Call {
  const state = createStore<CallState>('joining')
  const remote = createStore<ReadonlyMap<PersonId, RemoteMedia>>(new Map())
  const speakingId = createStore<PersonId | null>(null)
  const owners = new Map<string, { personId: PersonId; source: Source }>()
  let link: SfuLink | null = null
  let attempt = 0
  let again: ReturnType<typeof setTimeout> | undefined

  function drop() {
    clearTimeout(again)
    link?.close()
    link = null
    owners.clear()
    remote.set(new Map())
  }

  async function join() {
    const mine = ++attempt
    drop()
    state.set('joining')
    try {
      const joined = await joinSfu(line, meetingId, { lost: () => mine === attempt && lose() })
      if (mine !== attempt) return joined.close()
      link = joined
      state.set('joined')
      await Promise.all([send('camera'), send('microphone')])
      await joined.receive()
    } catch (error) {
      if (mine === attempt) lose(error)
    }
  }

  /** Lost while the line is up: try again. Without the line, the meeting is entered anew when it is back, and that joins. */
  function lose(error?: unknown) {
    attempt++
    drop()
    state.set('lost')
    const hopeless = error instanceof AppError && (error.code === 'forbidden' || error.code === 'not-found')
    if (line.state.get() === 'online' && !hopeless) again = setTimeout(() => void join(), againAfterMs)
  }

  async function send(source: Source) {
    await link?.send(source, local[source].get().track).catch(() => undefined)
  }

  async function take(offer: ConsumerOffer) {
    const from = link
    // Whose line goes down meanwhile joins anew when it is back, and is offered it again.
    const track = await from?.consume(offer).catch(() => undefined)
    if (!track || from !== link) return
    owners.set(offer.consumerId, offer)
    change(offer.personId, { [offer.source]: { track, paused: offer.producerPaused } })
    await line.request('media:resume', { meetingId, consumerId: offer.consumerId }).catch(() => undefined)
  }

  function change(personId: PersonId, media: RemoteMedia) {
    remote.update(now => new Map(now).set(personId, { ...now.get(personId), ...media }))
  }

  function forget(consumerId: string) {
    const owner = owners.get(consumerId)
    if (!owners.delete(consumerId) || !owner) return
    link?.forget(consumerId)
    const { [owner.source]: _gone, ...rest } = remote.get().get(owner.personId) ?? {}
    remote.update(now => new Map(now).set(owner.personId, rest))
  }

  function pause(consumerId: string, paused: boolean) {
    const owner = owners.get(consumerId)
    const known = owner && remote.get().get(owner.personId)?.[owner.source]
    if (owner && known) change(owner.personId, { [owner.source]: { ...known, paused } })
  }

  const here = (fact: { meetingId: MeetingId }) => fact.meetingId === meetingId
  const stops = [
    line.on('media:consumer-offered', fact => here(fact) && void take(fact.offer)),
    line.on('media:consumer-closed', fact => here(fact) && forget(fact.consumerId)),
    line.on('media:consumer-paused', fact => here(fact) && pause(fact.consumerId, fact.paused)),
    line.on('media:speaking', fact => here(fact) && speakingId.set(fact.personId)),
    line.on('media:stopped', fact => here(fact) && fact.sources.forEach(local.refuse)),
    line.on('media:closed', fact => {
      if (!here(fact)) return
      if (fact.reason !== 'taken-over') return lose()
      attempt++
      drop()
      state.set('taken-over')
    }),
    local.camera.subscribe(() => void send('camera')),
    local.microphone.subscribe(() => void send('microphone')),
  ]
  return {
    state,
    remote,
    speakingId,
    join,
    close() {
      attempt++
      for (const stop of stops) stop()
      drop()
    },
  }
}
