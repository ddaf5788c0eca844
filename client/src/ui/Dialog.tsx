import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './IconButton.tsx'
import './Dialog.css'

export interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  /** Name of the cross in the corner. Without it there is no cross. */
  closeLabel?: string
  /** Buttons at the bottom, the one to press last. */
  actions?: ReactNode
  size?: 'small' | 'medium' | 'large'
  role?: 'dialog' | 'alertdialog'
  /** False when the person must answer: neither Escape nor a press outside closes it. */
  isDismissable?: boolean
  'data-testid'?: string
  children: ReactNode
}

/** A question or a task over the page. Focus stays in it and returns to where it came from. */
export function Dialog({ isOpen, onClose, title, closeLabel, actions, size = 'small', ...props }: DialogProps) {
  const { role = 'dialog', isDismissable = true, 'data-testid': testId, children } = props
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
    >
      <Modal className="ui-modal" data-size={size} data-testid={testId}>
        <AriaDialog className="ui-dialog" role={role}>
          <div className="ui-dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {closeLabel ? <IconButton label={closeLabel} icon={X} onPress={onClose} /> : null}
          </div>
          <div className="ui-dialog-body">{children}</div>
          {actions ? <div className="ui-dialog-actions">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
