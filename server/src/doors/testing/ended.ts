import { randomUUID } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import {
  type CourseId,
  documentPath,
  EntryId,
  type MeetingId,
  type RecordingId,
  type Self,
  streamUrl,
} from '@samsyn/shared'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { askFor, updateMessage } from '../../collab/message.ts'
import { microphoneParameters } from '../../media/testing/browser-parameters.ts'
import type { WholeHouse } from '../../testing/whole-house.ts'

export type Pair = {
  worker: Self
  supervisor: Self
  courseId: CourseId
  meetingId: MeetingId
  recordingId: RecordingId
}

/** Facts that tell a connection that something is over for it. */
const farewells = new Set(['session:ended', 'meeting:lost', 'course:lost'])

/** Everything one session can be used for, all in use; what comes by each is counted. */
export async function listening(house: WholeHouse, pair: Pair, self: Self) {
  const signedIn = await house.signIn(self)
  const { meetingId, recordingId } = pair
  const count = { facts: 0, words: 0 }
  const film = { bytes: 0, freely: false }
  const cut = { line: false, document: 0, film: false }
  const line = await signedIn.connect()
  line.onTold(name => {
    if (!farewells.has(name)) count.facts++
  })
  line.onCut(() => {
    cut.line = true
  })
  await line.ask('meeting:enter', { meetingId })
  const media = await line.ask('media:join', { meetingId })
  await line.ask('media:receive', { meetingId, rtpCapabilities: media.routerRtpCapabilities })

  const url = house.url.replace('http', 'ws')
  const document = new WebSocket(`${url}/collab/${documentPath({ kind: 'notes', meetingId })}`, {
    headers: signedIn.headers,
  })
  document.on('message', () => void count.words++)
  document.on('close', code => {
    cut.document = code
  })
  document.on('error', () => undefined)
  await new Promise(opened => document.once('open', opened))
  document.send(askFor(Y.encodeStateVector(new Y.Doc())))

  const watched = await new Promise<IncomingMessage>((answered, failed) => {
    const options = { headers: signedIn.headers, agent: false } as const
    get(house.url + streamUrl('film', recordingId), options, answered).on('error', failed)
  })
  watched.on('data', ({ length }) => {
    film.bytes += length
    if (!film.freely) watched.pause()
  })
  watched.on('error', () => {
    cut.film = true
  })

  return {
    ...{ self, signedIn, line, count, cut, film, meetingId, recordingId },
    /** Takes the next piece of the film. */
    watchOn: () => void watched.resume(),
    /** Takes all of the film that comes, as fast as it can. */
    watchAll() {
      film.freely = true
      watched.resume()
    },
    /** Begins to speak; the others are offered the voice. */
    speak: () =>
      line.ask('media:produce', {
        ...{ meetingId, id: randomUUID(), transportId: media.send.id, kind: 'audio', source: 'microphone' },
        rtpParameters: microphoneParameters(),
      }),
    /** Says something in the chat, and writes something in the notes. */
    async say() {
      const doc = new Y.Doc()
      doc.getText('text').insert(0, 'ord')
      document.send(updateMessage(Y.encodeStateAsUpdate(doc)))
      await line.ask('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text: 'ord', filmMs: null })
    },
    offers: () => line.all('media:consumer-offered').length,
    /** What each credential that is still held gets now: what opens, of the four doors. */
    async comesBack() {
      const again = await signedIn.connect().then(
        async other => {
          const entered = await other.ask('meeting:enter', { meetingId }).then(
            () => true,
            () => false,
          )
          other.cut()
          return entered
        },
        () => false,
      )
      return {
        line: again,
        document: await opens(`${url}/collab/${documentPath({ kind: 'notes', meetingId })}`, signedIn.headers),
        film: (await signedIn.stream('film', recordingId, { range: 'bytes=0-0' })).status < 400,
        route: (await signedIn.refusal('meeting:get', { meetingId })) === null,
      }
    },
    close() {
      line.cut()
      document.terminate()
      watched.destroy()
    },
  }
}

export type Listening = Awaited<ReturnType<typeof listening>>

/** Whether a document says anything but that it is closed. */
function opens(url: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise(done => {
    const socket = new WebSocket(url, { headers })
    socket.on('message', () => done(true))
    socket.on('close', () => done(false))
    socket.on('error', () => undefined)
  }).then(opened => opened === true)
}
