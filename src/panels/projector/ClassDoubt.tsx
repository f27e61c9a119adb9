/** One number doubted by show of hands: the class says what it would set, and every table is played again with it. */
import { useId, useMemo } from 'react'
import type { Assumption } from '../../domain/scenario.ts'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { Cites } from '../dossier/Cite.tsx'
import type { Speaker } from '../table/speaker.ts'
import { setDoubt, useClassTables } from './classTables.ts'
import type { Seen } from './seen.ts'
import type { StepProps } from './Tables.tsx'
import { mattersTo, type Sets, useAgain } from './useAgain.ts'

export function ClassDoubt({ sp, seen }: StepProps) {
  const t = useLessonWords()
  const page = useWords()
  const { chosen, values } = useClassTables((state) => state.doubt)
  const sorted = useSorted(sp, seen)
  const assumption = sp.scenario.assumptions.find((one) => one.id === chosen) ?? sorted[0]?.[0]
  if (assumption === undefined) return null
  const { id } = assumption
  const value = values[id] ?? assumption.value
  return (
    <div className="wall">
      <h1>{t('doubt.title')}</h1>
      <p className="lead">{t('doubt.lead')}</p>
      <div className="doubt-two">
        <div>
          <Which sorted={sorted} chosen={id} />
          <p className="doubt-because">
            {page('doubt.is', { now: assumption.value, from: assumption.range[0], to: assumption.range[1] })}{' '}
            {assumption.because}
            <Cites ids={assumption.cite} />
          </p>
          <Hands assumption={assumption} value={value} />
          <p className="wall-question">{t('doubt.question')}</p>
        </div>
        <div className="doubt-again">
          <h2>{value === assumption.value ? t('doubt.asIs') : t('doubt.again', { name: assumption.name, value })}</h2>
          {value !== assumption.value && <PlayedAgain sp={sp} seen={seen} sets={{ [id]: value }} />}
        </div>
      </div>
    </div>
  )
}

/** Numbers under which a table here would have gone another way come first. */
function useSorted(sp: Speaker, { library, tables }: Seen): readonly (readonly [Assumption, number])[] {
  const key = tables.map(({ id }) => id).join()
  // A table is made anew with each reading that comes in; which numbers matter hangs on its record alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables are named by their ids
  return useMemo(
    () =>
      sp.scenario.assumptions
        .map((one) => [one, mattersTo(sp, library, tables, one.id, one.range)] as const)
        .sort((a, b) => b[1] - a[1]),
    [sp, library, key],
  )
}

interface WhichProps {
  readonly sorted: readonly (readonly [Assumption, number])[]
  readonly chosen: string
}

function Which({ sorted, chosen }: WhichProps) {
  const t = useLessonWords()
  const page = useWords()
  const id = useId()
  return (
    <div className="doubt-pick">
      <label htmlFor={id}>{page('doubt.which')}</label>
      <select id={id} className="field" value={chosen} onChange={({ target }) => setDoubt({ chosen: target.value })}>
        {[2, 1, 0].map((weight) => {
          const group = sorted.filter(([, one]) => one === weight)
          return group.length === 0 ? null : (
            <optgroup key={weight} label={t(`doubt.matters.${weight}`)}>
              {group.map(([one]) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
    </div>
  )
}

/** Table by table where it differs; those that end as they did are said in one line. */
function PlayedAgain({ sp, seen, sets }: { readonly sp: Speaker; readonly seen: Seen; readonly sets: Sets }) {
  const t = useLessonWords()
  const page = useWords()
  const again = useAgain(sp, seen.library, seen.tables, sets)
  if (again === null) return <p role="status">{page('ending.checking')}</p>
  const differ = again.filter(({ changes }) => changes.length > 0)
  const same = again.filter(({ changes }) => changes.length === 0)
  return (
    <>
      {differ.length > 0 && (
        <dl className="again">
          {differ.map(({ table, changes, first }) => (
            <div key={table.id}>
              <dt>{table.name}</dt>
              <dd>
                {changes.map((change) => (
                  <p key={change.n} className="flip">
                    {t('again.flips', change)}
                  </p>
                ))}
                {first !== null && <p className="dropped">{first}</p>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {same.length > 0 && (
        <p className="again-same">
          {t(differ.length === 0 ? 'again.allHold' : 'again.hold', {
            names: same.map(({ table }) => table.name).join(t('sep')),
          })}
        </p>
      )}
    </>
  )
}

interface HandsProps {
  readonly assumption: Assumption
  readonly value: number
}

/** How many hands went up for each number: counted by whoever stands at the wall. */
function Hands({ assumption: { id, range, value: own }, value }: HandsProps) {
  const t = useLessonWords()
  const name = useId()
  const [from, to] = range
  const { hands, values } = useClassTables((state) => state.doubt)
  const counted = hands[id] ?? {}
  const count = (number: number, text: string) => {
    const digits = text.normalize('NFKC').replace(/\D/g, '')
    const { [number]: _, ...others } = counted
    setDoubt({ hands: { ...hands, [id]: digits === '' ? others : { ...others, [number]: Number(digits) } } })
  }
  return (
    <fieldset className="hands">
      <legend>{t('doubt.hands')}</legend>
      {Array.from({ length: to - from + 1 }, (_, i) => from + i).map((number) => (
        <div key={number} className="hand-row" data-chosen={number === value || undefined}>
          <label className="hand-number">
            <input
              type="radio"
              name={name}
              checked={number === value}
              onChange={() => setDoubt({ chosen: id, values: { ...values, [id]: number } })}
            />
            {number === own ? t('doubt.own', { number }) : String(number)}
          </label>
          <label className="hand-count">
            <span>{t('doubt.count')}</span>
            <input
              className="field"
              inputMode="numeric"
              maxLength={3}
              value={String(counted[number] ?? '')}
              onChange={({ target }) => count(number, target.value)}
            />
          </label>
        </div>
      ))}
    </fieldset>
  )
}
