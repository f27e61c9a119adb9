/** A sheet over the page that holds the focus until it is answered; Escape and the closing button leave it. */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './Button.tsx'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** Buttons along the foot, the deed last. */
  readonly actions?: ReactNode
  /** Word of the closing button; without it only Escape and the actions close. */
  readonly closeLabel?: string
  /** For a question that must be answered. */
  readonly urgent?: boolean
  readonly wide?: boolean
}

export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  closeLabel,
  urgent = false,
  wide = false,
}: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-veil"
      isOpen={open}
      onOpenChange={(now) => !now && onClose()}
      isDismissable={!urgent}
    >
      <Modal className="dialog-place" data-wide={wide || undefined}>
        <AriaDialog className="dialog" role={urgent ? 'alertdialog' : 'dialog'}>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {closeLabel !== undefined && (
              <Button look="link" onPress={onClose}>
                {closeLabel}
              </Button>
            )}
          </header>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
