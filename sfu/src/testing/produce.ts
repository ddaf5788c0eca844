import { once } from 'node:events'
import type { ConsumerOffer, Peer } from '../index.ts'
import { cameraParameters, microphoneParameters } from './browser-parameters.ts'

/** What a peer says when it sends its camera. */
export const camera = (transportId: string, key?: string) =>
  ({ transportId, kind: 'video', source: 'camera', rtpParameters: cameraParameters(), ...(key && { key }) }) as const

/** What a peer says when it sends its microphone. */
export const microphone = (transportId: string, key?: string) =>
  ({
    transportId,
    kind: 'audio',
    source: 'microphone',
    rtpParameters: microphoneParameters(),
    ...(key && { key }),
  }) as const

/** The next consumer this peer is offered. */
export async function nextOffer(peer: Peer): Promise<ConsumerOffer> {
  const [offer] = await once(peer, 'consumer-offered')
  return offer
}
