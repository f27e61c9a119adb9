/** One claim over the page, beside the id that was pressed. */
import type { RefObject } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import type { ClaimId } from '../../domain/dossier.ts'
import { Button } from '../../ui/Button.tsx'
import { go, useWords } from '../app/context.ts'
import { ClaimText, ClaimTitle } from './ClaimText.tsx'
import { useClaim } from './claims.ts'
import { OwnSourceText } from './OwnSourceText.tsx'
import { useOwnSource } from './useOwnSource.ts'

export interface CitePopoverProps {
  readonly id: ClaimId
  readonly trigger: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

export function CitePopover({ id, trigger, onClose }: CitePopoverProps) {
  const t = useWords()
  const own = useOwnSource(id)
  const claim = useClaim(id)
  const leave = () => {
    onClose()
    go(`dossier/documents/${id}`)
  }
  return (
    <Popover className="cite-popover" isOpen onOpenChange={(now) => !now && onClose()} triggerRef={trigger} offset={10}>
      <Dialog className="cite-dialog">
        <Heading slot="title" level={2} className="cite-title">
          {own !== null ? own.title : claim ? <ClaimTitle claim={claim} /> : t('cite.title', { id })}
        </Heading>
        {own !== null && <OwnSourceText source={own} />}
        {own === null && claim === undefined && <p>{t('loading.dossier')}</p>}
        {own === null && claim === null && <p>{t('cite.unknown', { id })}</p>}
        {own === null && claim && <ClaimText claim={claim} />}
        <div className="cite-foot">
          {own === null && (
            <Button look="link" onPress={leave}>
              {t('cite.open')}
            </Button>
          )}
          <Button look="link" onPress={onClose}>
            {t('close')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}
