import { type RecordingId, streamUrl } from '@samsyn/shared'
import { useQuery } from '@tanstack/react-query'

/** The film's loudness along the timeline, 0..1 per even stretch; undefined until it is here, or when there is no sound. */
export function usePeaks(recordingId: RecordingId, hasAudio: boolean): Float32Array | undefined {
  const { data } = useQuery({
    queryKey: ['peaks', recordingId],
    enabled: hasAudio,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => fetchPeaks(recordingId),
  })
  return data
}

async function fetchPeaks(recordingId: RecordingId): Promise<Float32Array> {
  const response = await fetch(streamUrl('peaks', recordingId))
  if (!response.ok) throw new Error(`peaks: ${response.status}`)
  return Float32Array.from(new Uint8Array(await response.arrayBuffer()), loudness => loudness / 255)
}
