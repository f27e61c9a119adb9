/** An option told to some and not to others: nothing changes but who knows it (H13). */
import { useState } from 'react'
import type { Act } from '../../domain/move.ts'
import { checkAct } from '../../engine/agenda.ts'
import { allHold } from '../../engine/holds.ts'
import { seatIndex, stanceOf } from '../../engine/read.ts'
import { RED, type Row, type Table } from '../../engine/table.ts'
import { Button } from '../../ui/Button.tsx'
import { Who } from './Parts.tsx'
import { issueName, optionShort, refusalWords, type Speaker } from './speaker.ts'

export interface ConfidenceProps {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly onPick: (act: Act) => void
  readonly onBack: () => void
}

export function Confidence({ sp, row, seat, onPick, onBack }: ConfidenceProps) {
  const items = itemsOf(sp.table, row, seat)
  const [chosen, setChosen] = useState(0)
  const [to, setTo] = useState<readonly string[]>([])
  const item = items[chosen]
  if (item === undefined) return <p>{sp.t('confide.nothing')}</p>
  const act: Act = { kind: 'signal', ...item, to }
  const refusal = to.length === 0 ? { code: 'audience' } : checkAct(sp.table, row, seat, act)
  return (
    <form className="composer" onSubmit={(event) => event.preventDefault()}>
      <label className="write-field">
        {sp.t('confide.what')}
        <select value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
          {items.map((entry, i) => (
            <option key={`${entry.issue} ${entry.option}`} value={i}>
              {sp.t('log.article', {
                issue: issueName(sp, entry.issue),
                option: optionShort(sp, entry.issue, entry.option),
              })}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="write-article">
        <legend>{sp.t('confide.whom')}</legend>
        {sp.table.seats
          .filter((id) => id !== seat)
          .map((id) => (
            <label key={id} className="counter">
              <input
                type="checkbox"
                checked={to.includes(id)}
                onChange={() =>
                  setTo(
                    to.includes(id)
                      ? to.filter((other) => other !== id)
                      : sp.table.seats.filter((other) => other === id || to.includes(other)),
                  )
                }
              />
              <Who sp={sp} seat={id} />
            </label>
          ))}
      </fieldset>
      <p className="write-cost" role="status">
        {refusal === null ? sp.t('effect.signal') : refusalWords(sp, refusal)}
      </p>
      <div className="deeds">
        <Button isDisabled={refusal !== null} onPress={() => onPick(act)}>
          {sp.t('confide.take')}
        </Button>
        <Button look="outline" onPress={onBack}>
          {sp.t('deed.back')}
        </Button>
      </div>
    </form>
  )
}

/** Every option of an article that this seat holds, but the one on which it stands. */
function itemsOf(table: Table, row: Row, seat: string): readonly { readonly issue: string; readonly option: string }[] {
  const s = seatIndex(table, seat)
  return table.issues.flatMap((issue, i) => {
    const h = table.holding[s]?.[i] ?? -1
    if (h < 0 || !allHold(table, row, table.tabled[i]!)) return []
    return table.options[i]!.flatMap((option, o) =>
      table.holdings[h]!.cost[o]! >= RED || stanceOf(table, row, seat, issue) === option ? [] : [{ issue, option }],
    )
  })
}
