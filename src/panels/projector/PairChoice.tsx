/** Another exit or two other tables, by the teacher's or the class's wish. */
import { useId } from 'react'
import { useLessonWords } from '../class/useLessonWords.ts'
import type { Speaker } from '../table/speaker.ts'
import { choosePair, useClassTables } from './classTables.ts'
import type { Pairs } from './pairs.ts'
import { type Seen, type SeenTable, useTableWords } from './seen.ts'

export interface PairChoiceProps {
  readonly sp: Speaker
  readonly seen: Seen
  readonly pairs: Pairs
}

export function PairChoice({ sp, seen: { tables }, pairs: { shown, found } }: PairChoiceProps) {
  const chosen = useClassTables((state) => state.pair)
  const t = useLessonWords()
  const words = useTableWords()
  if (shown === null) return null
  const choose = (a: number, b: number) => choosePair({ exit: shown.exit, tables: [a, b] })
  const others = (not: SeenTable) =>
    tables.filter(({ id }) => id !== not.id).map((table) => ({ value: String(table.id), name: words(table) }))
  return (
    <div className="pair-choice">
      <Pick
        label={t('pair.exit')}
        value={shown.exit}
        options={sp.scenario.exits.map(({ id, n, name }) => ({
          value: id,
          name: t(found.some(({ exit }) => exit === id) ? 'pair.exitParts' : 'pair.exitAlike', { n, name }),
        }))}
        onPick={(exit) => choosePair({ ...chosen, exit })}
      />
      <Pick
        label={t('pair.one')}
        value={String(shown.a.id)}
        options={others(shown.b)}
        onPick={(id) => choose(Number(id), shown.b.id)}
      />
      <Pick
        label={t('pair.other')}
        value={String(shown.b.id)}
        options={others(shown.a)}
        onPick={(id) => choose(shown.a.id, Number(id))}
      />
    </div>
  )
}

interface PickProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly name: string }[]
  readonly onPick: (value: string) => void
}

function Pick({ label, value, options, onPick }: PickProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" value={value} onChange={({ target }) => onPick(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
