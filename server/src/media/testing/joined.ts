import { createSfu, type Sfu } from '@samsyn/sfu'
import type { ErrorCode, MeetingId, RequestReply, Source } from '@samsyn/shared'
import { expect } from 'chai'
import type { TestClient } from '../../meeting/testing/client.ts'
import { type House, withHouse } from '../../meeting/testing/house.ts'
import { cameraParameters, microphoneParameters } from './browser-parameters.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** Runs a test in a house with a real SFU. */
export async function withMedia(test: (house: House, sfu: Sfu) => Promise<void>): Promise<void> {
  const workerBin = process.env.MEDIASOUP_WORKER_BIN
  const sfu = await createSfu({ ...(workerBin && { workerBin }), listenIp: '127.0.0.1', port: 0, log: quiet })
  try {
    await withHouse(house => test(house, sfu), { sfu })
  } finally {
    await sfu.close()
  }
}

type Joined = TestClient & { meetingId: MeetingId; media: RequestReply<'media:join'> }

/** A client in the meeting, with a peer in the SFU. */
export async function joined(client: TestClient, meetingId: MeetingId): Promise<Joined> {
  await client.ask('meeting:enter', { meetingId })
  return { ...client, meetingId, media: await client.ask('media:join', { meetingId }) }
}

/** The two of a course, joined. */
export async function bothJoined(house: House) {
  const { meetingId } = await house.arrange()
  const anna = await joined(await house.connect(house.worker), meetingId)
  const bo = await joined(await house.connect(house.supervisor), meetingId)
  return { meetingId, anna, bo }
}

const parameters: Record<Source, typeof cameraParameters> = {
  camera: cameraParameters,
  microphone: microphoneParameters,
}

/** Sends what a browser would for that source. */
export function produce({ ask, meetingId, media }: Joined, source: Source, id: string = source) {
  const kind = source === 'camera' ? 'video' : 'audio'
  return ask('media:produce', {
    meetingId,
    id,
    transportId: media.send.id,
    kind,
    source,
    rtpParameters: parameters[source](),
  })
}

/** Says what the client decodes; the offers in the reply. */
export function receive({ ask, meetingId, media }: Joined) {
  return ask('media:receive', { meetingId, rtpCapabilities: media.routerRtpCapabilities })
}

/** Everything asked of the worker before has been answered when this has. */
export const settle = ({ ask, meetingId, media }: Joined) =>
  ask('media:restart-ice', { meetingId, transportId: media.recv.id })

/** What a client has been told it can receive. */
export const offersTo = (client: TestClient) => client.all('media:consumer-offered').map(({ offer }) => offer)

/** Proves that `work` is refused with that code. */
export async function expectRefusal(work: Promise<unknown>, code: ErrorCode) {
  const refusal = await work.then(
    () => 'no refusal',
    error => error.code,
  )
  expect(refusal).to.equal(code)
}
