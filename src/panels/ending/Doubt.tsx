/** One assumption to doubt: set its number otherwise, and see whether each exit's end still holds. */
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Assumption } from '../../domain/scenario.ts'
import { replay } from '../../engine/game.ts'
import { compile, packSets } from '../../engine/table.ts'
import type { TurningPoint } from '../../offramps/turningPoint.ts'
import { useOpen, useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import { useReason } from '../pages/useReason.ts'
import type { Speaker } from '../table/speaker.ts'
import { laneState } from './lanes.ts'
import { useTimeline } from './story.ts'

export interface DoubtProps {
  readonly sp: Speaker
  /** What it is offered beside: its own number comes first. */
  readonly point?: TurningPoint
}

export function Doubt({ sp, point }: DoubtProps) {
  const t = useWords()
  const id = useId()
  const { save } = useOpen()
  const { assumptions } = sp.scenario
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      assumptions.findIndex(({ id }) => id === behind(sp, point)),
    ),
  )
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  const assumption = assumptions[chosen]
  if (assumption === undefined) return null
  const now = { ...packSets(sp.scenario, save.record.pack), ...save.record.sets }[assumption.id] ?? assumption.value
  return (
    <section className="doubt" ref={place} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('doubt.open')}</h2>
      <label htmlFor={id}>{t('doubt.which')}</label>
      <select id={id} className="field" value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
        {assumptions.map((one, i) => (
          <option key={one.id} value={i}>
            {one.name}
          </option>
        ))}
      </select>
      <p>
        {t('doubt.is', { now, from: assumption.range[0], to: assumption.range[1] })} {assumption.because}
        <Cites ids={assumption.cite} />
      </p>
      <Values key={assumption.id} sp={sp} assumption={assumption} now={now} />
    </section>
  )
}

/** The assumption that the arithmetic of the seal rests on: the standing of the seat that could not pay. */
function behind(sp: Speaker, point: TurningPoint | undefined): string | undefined {
  const bound = point?.certificate.kind === 'bound' ? point.certificate.bound : undefined
  const seat = bound !== undefined && 'seat' in bound ? bound.seat : undefined
  const standing = sp.scenario.parties.find(({ id }) => id === seat)?.standing
  return typeof standing === 'string' ? standing.slice(1) : undefined
}

function Values({
  sp,
  assumption,
  now,
}: {
  readonly sp: Speaker
  readonly assumption: Assumption
  readonly now: number
}) {
  const t = useWords()
  const name = useId()
  const [from, to] = assumption.range
  const others = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((value) => value !== now)
  const [value, setValue] = useState(others.at(-1) ?? now)
  return (
    <>
      <fieldset className="doubt-values">
        <legend>{t('doubt.instead')}</legend>
        {others.map((other) => (
          <label key={other}>
            <input type="radio" name={name} checked={other === value} onChange={() => setValue(other)} /> {other}
          </label>
        ))}
      </fieldset>
      <Outcome sp={sp} id={assumption.id} value={value} />
    </>
  )
}

/** Replays the same record under the other number and compares each exit where it ended. */
function Outcome({ sp, id, value }: { readonly sp: Speaker; readonly id: string; readonly value: number }) {
  const t = useWords()
  const reason = useReason()
  const { save, table, played } = useOpen()
  const other = useMemo(() => {
    const {
      record,
      record: { pack, sets },
    } = save
    const changed = compile(table.scenario, { ...packSets(table.scenario, pack), ...sets, [id]: value })
    return { table: changed, played: replay(changed, record) }
  }, [save, table, id, value])
  const line = useTimeline(table, played)
  const otherLine = useTimeline(other.table, other.played.ok ? other.played.value : null)
  if (!other.played.ok)
    return (
      <p role="status">
        {t('doubt.unplayable')} {reason(other.played.reason)}
      </p>
    )
  if (line === null || otherLine === null)
    return (
      <p className="quiet-note" role="status">
        {t('ending.checking')}
      </p>
    )
  return (
    <div role="status">
      <ul className="plain-list">
        {sp.scenario.exits.map((exit, x) => {
          const cells = line.lanes[x]!.cells
          const at = cells.findIndex(({ id: verdict }) => verdict === 'sealed' || verdict === 'taken')
          const place = at < 0 ? cells.length - 1 : at
          const [was, is] = [
            laneState(sp, cells[place]!),
            laneState(sp, otherLine.lanes[x]?.cells[place] ?? otherLine.lanes[x]!.cells.at(-1)!),
          ]
          const data = {
            n: exit.n,
            was: t(`lane.${was}`),
            is: t(`lane.${is}`),
            round: Math.max(1, cells[place]!.round - 1),
          }
          return <li key={exit.id}>{t(was === is ? 'doubt.holds' : 'doubt.flips', data)}</li>
        })}
      </ul>
    </div>
  )
}
