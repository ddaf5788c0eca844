import type { Source } from '@samsyn/shared'
import { Mic, MicOff, Video, VideoOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../app/toasts.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useStore } from '../../useStore.ts'
import type { DeviceProblem, LocalMedia, LocalSource } from './local-media.ts'

/** My microphone and my camera, on or off. Where another machine in the room hears, the microphone stays off. */
export function MediaButtons({ local, heardElsewhere }: { local: LocalMedia; heardElsewhere: boolean }) {
  const { t } = useTranslation()
  const microphone = useStore(local.microphone)
  const camera = useStore(local.camera)
  useSayProblem('microphone', microphone)
  useSayProblem('camera', camera)
  return (
    <>
      <IconButton
        label={t(heardElsewhere ? 'media.room.heard' : microphoneDoes(microphone.track))}
        isDisabled={heardElsewhere}
        icon={microphone.track ? Mic : MicOff}
        pressed={microphone.track !== null}
        onPress={() => void local.want('microphone', microphone.track === null)}
        data-testid="microphone"
      />
      <IconButton
        label={t(camera.track ? 'media.turnOff.camera' : 'media.turnOn.camera')}
        icon={camera.track ? Video : VideoOff}
        pressed={camera.track !== null}
        onPress={() => void local.want('camera', camera.track === null)}
        data-testid="camera"
      />
    </>
  )
}

/** Whose picture or sound goes out in the room, or does not come on, is told why; what was so on the way in was said there. */
function useSayProblem(source: Source, { problem }: LocalSource) {
  const { t } = useTranslation()
  const known = useRef(problem)
  useEffect(() => {
    const isNew = problem !== known.current
    known.current = problem
    if (problem === null || !isNew) return
    const said = toasts.add({ text: t(sentenceFor(source, problem)), tone: 'attention', lastsMs: 0 })
    // It stands for as long as it is so.
    return () => toasts.close(said)
  }, [source, problem, t])
}

/** What is in the way, for somebody who is in the room already. */
function sentenceFor(source: Source, problem: DeviceProblem) {
  if (problem === 'refused' || problem === 'missing') return `media.inside.${source}.${problem}` as const
  return `media.problem.${source}.${problem}` as const
}

const microphoneDoes = (track: MediaStreamTrack | null) =>
  track ? 'media.turnOff.microphone' : 'media.turnOn.microphone'
