/** The shortcuts, and the switch that turns them off: single keys must not surprise those who speak to their device. */
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Speaker } from './speaker.ts'

const KEYS = [
  ['1–7', 'card'],
  ['Enter', 'enter'],
  ['s', 'send'],
  ['Esc', 'other'],
  ['e', 'exits'],
  ['l', 'log'],
  ['d', 'documents'],
  ['?', 'help'],
] as const

export interface KeysDialogProps {
  readonly sp: Speaker
  readonly shown: boolean
  readonly on: boolean
  readonly onSwitch: () => void
  readonly onClose: () => void
}

export function KeysDialog({ sp, shown, on, onSwitch, onClose }: KeysDialogProps) {
  return (
    <Dialog
      open={shown}
      onClose={onClose}
      title={sp.t('keys.title')}
      closeLabel={sp.t('close')}
      actions={
        <Button look="outline" onPress={onSwitch}>
          {sp.t(on ? 'keys.off' : 'keys.on')}
        </Button>
      }
    >
      <dl className="keys">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{sp.t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{sp.t(on ? 'keys.areOn' : 'keys.areOff')}</p>
    </Dialog>
  )
}
