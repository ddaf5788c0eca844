import { FileVideo } from 'lucide-react'
import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type ButtonVariant } from '../../ui/Button.tsx'
import { useFileDrop } from './useFileDrop.ts'
import './recording.css'

export type ChooseFileProps = {
  label: string
  variant?: ButtonVariant
  busy?: boolean
  onFile: (file: File) => void
}

/** A button that asks for a film, and a place to drop one. */
export function ChooseFile({ label, variant = 'primary', busy = false, onFile }: ChooseFileProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const over = useFileDrop(place, onFile)
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    // The same file chosen twice is two choices.
    event.target.value = ''
    if (file) onFile(file)
  }
  return (
    <div ref={place} className="recording-choose" data-over={over || undefined}>
      <Button variant={variant} size="large" icon={FileVideo} isDisabled={busy} onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        className="recording-choose-input"
        type="file"
        accept="video/*"
        tabIndex={-1}
        aria-label={t('recording.pick.input')}
        onChange={chosen}
        data-testid="upload-input"
      />
      <p className="recording-choose-drop ui-muted ui-small">
        {over ? t('recording.pick.dropNow') : t('recording.pick.drop')}
      </p>
    </div>
  )
}
