/** One number doubted by show of hands: the class says what it would set, and every table is played again with it. */
import { useId, useState } from 'react'
import type { Assumption } from '../../domain/scenario.ts'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { Cites } from '../dossier/Cite.tsx'
import { Recomputed } from './Recomputed.tsx'
import { useTableWords } from './seen.ts'
import type { StepProps } from './Tables.tsx'

export function ClassDoubt({ sp, seen }: StepProps) {
  const t = useLessonWords()
  const page = useWords()
  const words = useTableWords()
  const id = useId()
  const { assumptions } = sp.scenario
  const [chosen, setChosen] = useState(assumptions[0]?.id ?? '')
  const [values, setValues] = useState<Readonly<Record<string, number>>>({})
  const assumption = assumptions.find((one) => one.id === chosen)
  if (assumption === undefined) return null
  const value = values[chosen] ?? assumption.value
  return (
    <div className="wall">
      <h1>{t('doubt.title')}</h1>
      <p className="lead">{t('doubt.lead')}</p>
      <div className="doubt-two">
        <div>
          <div className="doubt-pick">
            <label htmlFor={id}>{page('doubt.which')}</label>
            <select id={id} className="field" value={chosen} onChange={({ target }) => setChosen(target.value)}>
              {assumptions.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
          <p className="doubt-because">
            {page('doubt.is', { now: assumption.value, from: assumption.range[0], to: assumption.range[1] })}{' '}
            {assumption.because}
            <Cites ids={assumption.cite} />
          </p>
          <Hands
            key={chosen}
            assumption={assumption}
            value={value}
            onChoose={(next) => setValues({ ...values, [chosen]: next })}
          />
        </div>
        <div className="doubt-again">
          <h2>{value === assumption.value ? t('doubt.asIs') : t('doubt.again', { name: assumption.name, value })}</h2>
          {value !== assumption.value && (
            <dl className="again">
              {seen.tables.map((table) => (
                <div key={table.id}>
                  <dt>{words(table)}</dt>
                  <dd>
                    <Recomputed sp={sp} library={seen.library} table={table} sets={{ [chosen]: value }} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </div>
      <p className="wall-question">{t('doubt.question')}</p>
    </div>
  )
}

interface HandsProps {
  readonly assumption: Assumption
  readonly value: number
  readonly onChoose: (value: number) => void
}

/** How many hands went up for each number: counted by whoever stands at the wall, kept nowhere. */
function Hands({ assumption: { range, value: own }, value, onChoose }: HandsProps) {
  const t = useLessonWords()
  const name = useId()
  const [from, to] = range
  const [hands, setHands] = useState<Readonly<Record<number, string>>>({})
  return (
    <fieldset className="hands">
      <legend>{t('doubt.hands')}</legend>
      {Array.from({ length: to - from + 1 }, (_, i) => from + i).map((number) => (
        <div key={number} className="hand-row" data-chosen={number === value || undefined}>
          <label className="hand-number">
            <input type="radio" name={name} checked={number === value} onChange={() => onChoose(number)} />
            {number === own ? t('doubt.own', { number }) : String(number)}
          </label>
          <label className="hand-count">
            <span>{t('doubt.count')}</span>
            <input
              className="field"
              inputMode="numeric"
              maxLength={3}
              value={hands[number] ?? ''}
              onChange={({ target }) =>
                setHands({ ...hands, [number]: target.value.normalize('NFKC').replace(/\D/g, '') })
              }
            />
          </label>
        </div>
      ))}
    </fieldset>
  )
}
