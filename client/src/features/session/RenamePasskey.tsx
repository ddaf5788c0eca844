import type { Passkey } from '@samsyn/shared'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { usePasskeyName } from './usePasskeyName.ts'

const longest = 60

/** Asks what a passkey is to be called. */
export function RenamePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState(usePasskeyName(passkey))
  const rename = useChange('passkey:rename')
  const input = useRef<HTMLInputElement>(null)
  const isMissing = name.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isMissing) return input.current?.focus()
    const put = (all: readonly Passkey[]) => {
      queries.setQueryData(['passkey:list', {}], all)
      onClose()
    }
    rename.mutate({ id: passkey.id, name: name.trim() }, { onSuccess: put })
  }
  const form = 'rename-passkey'
  const actions = (
    <>
      <Button onPress={onClose} data-testid="cancel">
        {t('session.passkey.keep')}
      </Button>
      <Button type="submit" form={form} variant="primary" isDisabled={rename.isPending} data-testid="save-name">
        {t('session.passkey.saveName')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} title={t('session.passkey.renameTitle')} actions={actions}>
      <form id={form} className="session-form" onSubmit={submit} noValidate>
        {rename.error ? <Notice tone="problem" title={t(`errors.${rename.error.code}`)} live /> : null}
        <TextField
          label={t('session.passkey.name')}
          description={t('session.passkey.nameHelp')}
          value={name}
          onChange={setName}
          maxLength={longest}
          inputRef={input}
          autoFocus
          {...(isMissing && { error: t('session.passkey.nameMissing') })}
          data-testid="passkey-name"
        />
      </form>
    </Dialog>
  )
}
