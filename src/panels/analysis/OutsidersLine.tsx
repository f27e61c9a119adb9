/** Whom the signatories can do without, behind one sentence: the pessimistic reading, and said so. */
import { useId, useState } from 'react'
import type { Outsiders, Without } from '../../domain/reading.ts'
import { Button } from '../../ui/Button.tsx'
import { actTitle, named, namedAll, type Speaker, sentence } from '../table/speaker.ts'
import type { AboutExit } from './RobustnessLabel.tsx'
import { useOutsiders } from './useQuestions.ts'

export function OutsidersLine({ sp, row, exit }: AboutExit) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { told, state } = useOutsiders(sp.table, row, isOpen ? exit : null)
  return (
    <div className="outsiders">
      <Button look="link" aria-expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
        {sp.t('analysis:outsiders.ask')}
      </Button>
      <div id={id} role="status" hidden={!isOpen}>
        {isOpen && told === null && (
          <p className="quiet-note">{sp.t(state === 'failed' ? 'analysis:failed' : 'analysis:checking')}</p>
        )}
        {isOpen && told !== null && (
          <ul className="plain-list">
            {outsiderSentences(sp, told).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        {isOpen && <p className="quiet-note">{sp.t('analysis:outsiders.reading')}</p>}
      </div>
    </div>
  )
}

export function outsiderSentences(sp: Speaker, { reachable, without, wreckers }: Outsiders): readonly string[] {
  if (reachable !== 'yes')
    return [sp.t(reachable === 'no' ? 'analysis:outsiders.sealed' : 'analysis:outsiders.unknown')]
  if (without.length === 0) return [sp.t('analysis:outsiders.none')]
  const acts = wreckers.map(({ seat, act }) =>
    sp.t('analysis:outsiders.wrecks', { act: actTitle(sp, act, seat), party: named(sp, seat) }),
  )
  return [...without.map((one) => withoutWords(sp, one)), ...acts].map(sentence)
}

function withoutWords(sp: Speaker, { seats, can, by }: Without): string {
  const data = { parties: namedAll(sp, seats) }
  if (can === 'yes') return sp.t('analysis:outsiders.yes', data)
  if (can === 'not-proved') return sp.t('analysis:outsiders.notProved', data)
  return sp.t(`analysis:outsiders.no.${by ?? 'folded'}`, data)
}
