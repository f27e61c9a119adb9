/** All tables side by side, in the order they came; the record is a line of words, never one more table. */
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { Legend } from '../ending/Legend.tsx'
import { laneState, lanesOf, roundsShown } from '../ending/lanes.ts'
import type { Speaker } from '../table/speaker.ts'
import { RecordFold } from './RecordLine.tsx'
import { SmallLanes, useStateWords } from './SmallLanes.tsx'
import { type Seen, type SeenTable, useTableWords } from './seen.ts'
import { alikeIn, tableLine } from './tableLine.ts'

export interface StepProps {
  readonly sp: Speaker
  readonly seen: Seen
}

export function Tables({ sp, seen: { tables } }: StepProps) {
  const t = useLessonWords()
  const words = useTableWords()
  const stateWords = useStateWords()
  const alike = alikeIn(tables)
  return (
    <div className="wall">
      <h1>{t('tables.title', { n: tables.length })}</h1>
      <ul className="plain-list exit-names">
        {sp.scenario.exits.map((exit) => (
          <li key={exit.id}>
            <span className="exit-number">{exit.n}</span> {exit.name}
          </li>
        ))}
      </ul>
      <ul className="plain-list wall-tables" data-many={tables.length > 6 || undefined}>
        {tables.map((table) => (
          <li key={table.id}>
            <div className="table-head">
              <h2>{words(table)}</h2>
              {alike.has(table.id) && <p className="table-line">{tableLine(sp, t, table)}</p>}
            </div>
            <SmallLanes sp={sp} table={table} />
            <Ends sp={sp} table={table} />
          </li>
        ))}
      </ul>
      <div className="tables-foot">
        <Legend states={['open', 'narrowing', 'not-yet', 'sealed', 'signed']} words={stateWords} />
        <RecordFold sp={sp} />
      </div>
    </div>
  )
}

/** How each exit stood at the end, in words: what closed it and who did, or who signed it. */
export function Ends({ sp, table }: { readonly sp: Speaker; readonly table: SeenTable }) {
  const t = useWords()
  const { timeline } = table.reading
  if (timeline === null) return null
  const rounds = roundsShown(sp, timeline)
  return (
    <ul className="plain-list ends">
      {lanesOf(sp, timeline, rounds).map(({ id, n, label }, x) => {
        const cell = timeline.lanes[x]!.cells.at(-1)!
        return (
          <li key={id}>
            <b>{n}</b> {label ?? t(`lane.${laneState(sp, cell)}`)}
          </li>
        )
      })}
    </ul>
  )
}
