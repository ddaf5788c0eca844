import type { Source } from '@samsyn/shared'
import { Mic, MicOff, Video, VideoOff } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { toasts } from '../../app/toasts.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useStore } from '../../useStore.ts'
import type { LocalMedia, LocalSource } from './local-media.ts'

/** My microphone and my camera, on or off. Where another machine in the room hears, the microphone stays off. */
export function MediaButtons({ local, heardElsewhere }: { local: LocalMedia; heardElsewhere: boolean }) {
  const { t } = useTranslation()
  const microphone = useStore(local.microphone)
  const camera = useStore(local.camera)
  useSayTooMuch('microphone', microphone)
  useSayTooMuch('camera', camera)
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

/** Whose picture or sound the server does not take is told why it went out. */
function useSayTooMuch(source: Source, { problem }: LocalSource) {
  const { t } = useTranslation()
  useEffect(() => {
    if (problem === 'too-much') toasts.add({ text: t(`media.problem.${source}.too-much`), tone: 'attention' })
  }, [source, problem, t])
}

const microphoneDoes = (track: MediaStreamTrack | null) =>
  track ? 'media.turnOff.microphone' : 'media.turnOn.microphone'
