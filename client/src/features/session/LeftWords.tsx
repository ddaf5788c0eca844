import { Check, Copy, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelf } from '../../app/SelfContext.tsx'
import { findLeftWords, type LeftWords as Left, leftWords, throwAway } from '../../net/left-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useStore } from '../../useStore.ts'
import './session.css'

/** What the person here wrote and nothing could save: why, and the words themselves, to be copied. */
export function LeftWords() {
  const { id } = useSelf()
  const all = useStore(leftWords)
  useEffect(() => void findLeftWords(id), [id])
  return all.map(words => <LeftHere key={words.kept[0]?.id} words={words} />)
}

function LeftHere({ words }: { words: Left }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const { text, why, document } = words
  const drawn = document.kind === 'drawings'
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  const action = (
    <>
      {text !== '' && (
        <Button onPress={copy} icon={copied ? Check : Copy} data-testid="left-copy">
          <span aria-live="polite">{t(copied ? 'session.left.copied' : 'session.left.copy')}</span>
        </Button>
      )}
      <Button variant="quiet" icon={Trash2} onPress={() => throwAway(words)} data-testid="left-remove">
        {t('session.left.remove')}
      </Button>
    </>
  )
  return (
    <Notice
      tone="attention"
      title={t(drawn ? 'session.left.drawn' : 'session.left.written')}
      action={action}
      live
      className="left-words"
      data-testid="left-words"
    >
      <p>{t(`session.left.${drawn ? 'drawings' : 'notes'}.${why}`)}</p>
      {text !== '' && (
        <TextArea label={t('session.left.words')} value={text} rows={3} isReadOnly data-testid="left-text" />
      )}
    </Notice>
  )
}
