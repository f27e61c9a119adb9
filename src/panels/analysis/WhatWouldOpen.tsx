/** What would open a sealed exit: the smallest changes, on request. */
import { useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { listed, sentence } from '../table/speaker.ts'
import { changeWords } from './changeWords.ts'
import type { AboutExit } from './RobustnessLabel.tsx'
import { useOpenings } from './useQuestions.ts'

export function WhatWouldOpen({ sp, row, exit }: AboutExit) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { told, state } = useOpenings(sp.table, row, isOpen ? exit : null)
  return (
    <div className="would-open">
      <Button look="link" aria-expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
        {sp.t('analysis:open.ask')}
      </Button>
      <div id={id} role="status" hidden={!isOpen}>
        {isOpen && told === null && (
          <p className="quiet-note">{sp.t(state === 'failed' ? 'analysis:failed' : 'analysis:checking')}</p>
        )}
        {isOpen && told !== null && told.openings.length === 0 && <p>{sp.t(`analysis:open.nothing.${told.asked}`)}</p>}
        {isOpen && told !== null && told.openings.length > 0 && (
          <>
            <ul className="plain-list">
              {told.openings.map(({ changes }, i) => (
                <li key={i}>
                  {sentence(
                    sp.t('analysis:open.if', {
                      changes: listed(
                        sp,
                        changes.map((change) => changeWords(sp, change)),
                      ),
                    }),
                  )}
                </li>
              ))}
            </ul>
            <p className="quiet-note">{sp.t('analysis:open.reading')}</p>
          </>
        )}
      </div>
    </div>
  )
}
