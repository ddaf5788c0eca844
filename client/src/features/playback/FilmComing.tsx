import { type RecordingId, streamUrl } from '@samsyn/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { percent } from '../../i18n/format.ts'
import { language } from '../../i18n/i18n.ts'
import type { Player } from '../../player/Player.ts'
import { useStore } from '../../useStore.ts'
import './FilmComing.css'

type Props = {
  recordingId: RecordingId
  player: Player
  /** Whether a small picture of the film may stand there meanwhile. */
  poster: boolean
}

/** A short wait needs no words. */
const afterMs = 600
const lookEveryMs = 500

/** While nothing of the film has come: a small picture of it, dimmed, that it is on its way, and how much of it is here. */
export function FilmComing({ recordingId, player, poster }: Props) {
  const { t } = useTranslation()
  const blank = useLasting(useStore(player.blank))
  const waits = useStore(player.status) === 'loading'
  const share = useFetchedShare(player, blank && waits)
  if (!blank) return null
  return (
    <div className="film-coming">
      {poster && (
        <img className="film-coming__poster" src={streamUrl('poster', recordingId)} alt="" data-testid="film-poster" />
      )}
      {waits && (
        <p className="film-coming__words" data-testid="film-loading">
          <span role="status">{t('playback.fetching')}</span>
          {share !== null && <span aria-hidden="true"> {percent(share, language())}</span>}
        </p>
      )}
    </div>
  )
}

/** Whether something is so, and has been for a while. */
function useLasting(isSo: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!isSo) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), afterMs)
    return () => clearTimeout(timer)
  }, [isSo])
  return isSo && lasting
}

/** How much of the film is here, while it is asked for; null when nothing is. */
function useFetchedShare(player: Player, asked: boolean): number | null {
  const [share, setShare] = useState<number | null>(null)
  useEffect(() => {
    if (!asked) return
    const look = () => setShare(player.fetchedShare())
    look()
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [player, asked])
  return share
}
