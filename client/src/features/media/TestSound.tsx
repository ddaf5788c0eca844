import { Volume2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'

const notes = [523.25, 659.25, 783.99]
const noteSeconds = 0.28

/** Plays three soft notes, so that one knows that one will hear the others. */
export function TestSound() {
  const { t } = useTranslation()
  const [played, setPlayed] = useState(false)
  const play = () => {
    void playNotes()
    setPlayed(true)
  }
  return (
    <section className="device-check__line" aria-label={t('media.speaker')}>
      <Button icon={Volume2} onPress={play} data-testid="test-sound">
        {t('media.testSound')}
      </Button>
      <p className="device-check__state" role="status">
        {t(played ? 'media.testSoundPlayed' : 'media.testSoundWhy')}
      </p>
    </section>
  )
}

async function playNotes() {
  const context = new AudioContext()
  for (const [index, frequency] of notes.entries())
    soften(context, frequency, context.currentTime + index * noteSeconds)
  await new Promise(resolve => setTimeout(resolve, (notes.length + 1) * noteSeconds * 1000))
  await context.close()
}

function soften(context: AudioContext, frequency: number, atSeconds: number) {
  const tone = new OscillatorNode(context, { frequency })
  const loudness = new GainNode(context, { gain: 0 })
  loudness.gain.setValueAtTime(0, atSeconds)
  loudness.gain.linearRampToValueAtTime(0.2, atSeconds + 0.03)
  loudness.gain.linearRampToValueAtTime(0, atSeconds + noteSeconds)
  tone.connect(loudness).connect(context.destination)
  tone.start(atSeconds)
  tone.stop(atSeconds + noteSeconds)
}
