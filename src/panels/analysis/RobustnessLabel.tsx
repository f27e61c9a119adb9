/** Under whose account a verdict holds: one line, and on request the smallest number that turns it. */
import { useState } from 'react'
import type { RobustnessLabel as Label } from '../../domain/reading.ts'
import type { Row } from '../../engine/table.ts'
import { Button } from '../../ui/Button.tsx'
import type { Speaker } from '../table/speaker.ts'
import { accountsNamed, assumptionName } from './changeWords.ts'
import { useRobustness } from './useQuestions.ts'

export interface AboutExit {
  readonly sp: Speaker
  readonly row: Row
  readonly exit: string
}

export function RobustnessLabel({ sp, row, exit }: AboutExit) {
  const [asks, setAsks] = useState(false)
  const { told, state } = useRobustness(sp.table, row, exit, asks)
  if (sp.scenario.packs.length === 0) return null
  const { flip } = told ?? {}
  return (
    <p className="robustness quiet-note" role="status">
      {told === null
        ? sp.t(state === 'failed' ? 'analysis:failed' : 'analysis:robust.checking')
        : labelWords(sp, told.label)}{' '}
      {!asks && told !== null && told.label.kind !== 'unknown' && (
        <Button look="link" onPress={() => setAsks(true)}>
          {sp.t('analysis:robust.ask')}
        </Button>
      )}
      {asks &&
        told !== null &&
        flip === undefined &&
        sp.t(state === 'failed' ? 'analysis:failed' : 'analysis:robust.looking')}
      {flip &&
        sp.t(`analysis:robust.flip.${flip.standing}`, {
          name: assumptionName(sp, flip.assumption),
          from: flip.from,
          to: flip.to,
        })}
      {flip === null && sp.t(told?.flipWhole === true ? 'analysis:robust.noFlip' : 'analysis:robust.noFlipFound')}
    </p>
  )
}

export function labelWords(sp: Speaker, label: Label): string {
  if (label.kind === 'every') return sp.t('analysis:robust.every')
  return sp.t(`analysis:robust.${label.kind}`, { accounts: accountsNamed(sp, label.packs) })
}
