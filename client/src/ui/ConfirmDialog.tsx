import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

export interface ConfirmDialogProps {
  isOpen: boolean
  title: string
  confirmText: string
  cancelText: string
  /** `danger` only for what cannot be undone. */
  tone?: 'primary' | 'danger'
  busy?: boolean
  onConfirm: () => void
  onCancel: () => void
  /** What will happen. */
  children: ReactNode
}

/** Asks before something is done. Focus starts on the way back. */
export function ConfirmDialog({
  isOpen,
  title,
  tone = 'primary',
  busy = false,
  children,
  ...props
}: ConfirmDialogProps) {
  const { confirmText, cancelText, onConfirm, onCancel } = props
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onCancel}
      title={title}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onCancel} autoFocus data-testid="cancel">
            {cancelText}
          </Button>
          <Button variant={tone} busy={busy} onPress={onConfirm} data-testid="confirm">
            {confirmText}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
