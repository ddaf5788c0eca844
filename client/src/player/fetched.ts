type Fetched = Pick<HTMLVideoElement, 'buffered' | 'currentTime'>

/** What is here already of a film, in ms of film time. */
const spansOf = ({ buffered }: Fetched) =>
  Array.from({ length: buffered.length }, (_, i) => ({
    fromMs: buffered.start(i) * 1000,
    toMs: buffered.end(i) * 1000,
  }))

const spanAt = (video: Fetched, positionMs: number) =>
  spansOf(video).find(({ fromMs, toMs }) => fromMs <= positionMs && positionMs < toMs)

/** Whether what is at this film time, in ms, is here already. */
export const isFetched = (video: Fetched, positionMs: number): boolean => spanAt(video, positionMs) !== undefined

/** Up to which film time, in ms, the film is here without a gap from where it stands; where it stands if nothing is. */
export function fetchedTo(video: Fetched): number {
  const positionMs = video.currentTime * 1000
  return spanAt(video, positionMs)?.toMs ?? positionMs
}

/** How much of the film is here, in ms, wherever in it. */
export const fetchedMs = (video: Fetched): number =>
  spansOf(video).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
