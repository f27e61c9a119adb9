/**
 * One round at one table: what decided over an exit, and the whole of it; what each seat played, and what came of
 * it in the log's own words.
 */
import { PartyName } from '../../ui/PartyName.tsx'
import { useLessonWords } from '../class/useLessonWords.ts'
import { hueOf } from '../shelf/hue.ts'
import { forcedOf } from '../table/forcedNo.ts'
import { logLines } from '../table/logWords.ts'
import { actTitle, listed, named, type Speaker, short } from '../table/speaker.ts'
import { type Deciding, given } from './decided.ts'
import { type SeenTable, useTableWords } from './seen.ts'

export interface MovesProps {
  readonly sp: Speaker
  readonly table: SeenTable
  /** Place of the played round, from 0. */
  readonly index: number
  /** Seats that acted otherwise at the other table. */
  readonly marked: readonly string[]
}

export function Moves({ sp, table, index, marked }: MovesProps) {
  const t = useLessonWords()
  const words = useTableWords()
  const round = table.open.played.rounds[index]
  const { commit, answers } = given(table.lesson, index)
  if (round === undefined) return <p>{t('moves.ended', { table: words(table) })}</p>
  const forced = forcedOf(sp, round, commit, answers)
  const lines = logLines(sp, round.events, [...round.matters, ...round.counters], forced).filter(
    ({ minor, event }) => !minor && event.kind !== 'used' && event.kind !== 'reserved',
  )
  return (
    <div className="moves">
      <h3>{words(table)}</h3>
      <ul className="plain-list">
        {sp.table.seats.map((seat) => {
          const acts = (commit[seat] ?? []).filter(({ kind }) => kind !== 'pass')
          const party = sp.scenario.parties.find(({ id }) => id === seat)!
          return (
            <li key={seat} data-marked={marked.includes(seat) || undefined}>
              <PartyName hue={hueOf(party.hue)} name={short(sp, seat)} />
              <span>{acts.map((act) => actTitle(sp, act, seat)).join(sp.t('sep')) || sp.t('log.nothing')}</span>
            </li>
          )
        })}
      </ul>
      {lines.length > 0 && (
        <ul className="plain-list moves-log">
          {lines.map((line, i) => (
            <li key={i}>{line.words}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

export interface DecidedProps {
  readonly sp: Speaker
  readonly table: SeenTable
  /** Null where this table had ended before. */
  readonly deciding: Deciding | null
}

/** What decided over the exit at one table, what it cost whom, and whose paper played. */
export function Decided({ sp, table, deciding }: DecidedProps) {
  const t = useLessonWords()
  const words = useTableWords()
  if (deciding === null) return <p>{t('moves.ended', { table: words(table) })}</p>
  const { lines, prices } = deciding
  return (
    <div className="moves decided">
      <h3>{words(table)}</h3>
      {lines.length === 0 ? <p>{t('parted.noText')}</p> : lines.map((line, i) => <p key={i}>{line}</p>)}
      {prices.map((price) => (
        <p key={price} className="decided-price">
          {price}
        </p>
      ))}
      <Papers sp={sp} table={table} />
    </div>
  )
}

/** A no of a paper is nobody's in the room, and the wall says so. */
export function Papers({ sp, table }: { readonly sp: Speaker; readonly table: SeenTable }) {
  const t = useLessonWords()
  const { seats } = table.lesson.record
  const papers = sp.table.seats.filter((seat) => seats[seat] !== 'person').map((seat) => named(sp, seat))
  return papers.length === 0 ? null : (
    <p className="wall-papers">{t('parted.papers', { parties: listed(sp, papers) })}</p>
  )
}
