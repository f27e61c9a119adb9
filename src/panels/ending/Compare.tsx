/** After another try, in one sentence: what came out otherwise, or that it ended the same, and where the two runs part. */
import type { GameRecord } from '../../domain/record.ts'
import { type Parting, type Timeline, whereParted } from '../../offramps/timeline.ts'
import { useOpen } from '../app/context.ts'
import { exitInside, listed, named, type Speaker, sentence } from '../table/speaker.ts'
import { agendaWords } from './deedWords.ts'
import { laneState } from './lanes.ts'
import { playedSeats } from './yours.ts'

export interface CompareProps {
  readonly sp: Speaker
  /** The run that this one left, and this one. */
  readonly before: Timeline
  readonly now: Timeline
}

export function Compare({ sp, before, now }: CompareProps) {
  const { save, played } = useOpen()
  if (save.from === undefined) return null
  const parting = whereParted(save.from.record, save.record)
  const changes = changesOf(sp, before, now)
  if (parting === null) return <p className="compare">{sp.t('page:compare.identical')}</p>
  const round = played.laid.length + parting.index + 1
  const part = partWords(sp, save.from.record, save.record, parting, playedSeats(save), round)
  return (
    <p className="compare">
      {changes.length === 0
        ? sp.t('page:compare.same', { part })
        : sp.t('page:compare.changed', { changes: sentence(changes.join(sp.t('page:compare.and'))), part })}
    </p>
  )
}

/** Exits that ended otherwise, else those that closed in another round. */
function changesOf(sp: Speaker, before: Timeline, now: Timeline): readonly string[] {
  const ends = sp.scenario.exits.map(({ id }, x) => {
    const [was, is] = [before.lanes[x]!, now.lanes[x]!]
    const state = (lane: typeof was) => laneState(sp, lane.cells.at(-1)!)
    const closed = (lane: typeof was) => lane.cells.findIndex((cell) => cell.id === 'sealed')
    return { exit: exitInside(sp, id), was: state(was), is: state(is), from: closed(was), to: closed(is) }
  })
  const otherwise = ends.filter(({ was, is }) => was !== is)
  if (otherwise.length > 0)
    return otherwise.map(({ exit, was, is }) =>
      sp.t('page:compare.state', { exit, was: sp.t(`page:lane.${was}`), is: sp.t(`page:lane.${is}`) }),
    )
  return ends
    .filter(({ from, to }) => from > 0 && to > 0 && from !== to)
    .map(({ exit, from, to }) => sp.t('page:compare.closed', { exit, from, to }))
}

/** Who did or answered something else there; the people's own move comes first. */
function partWords(
  sp: Speaker,
  old: GameRecord,
  fresh: GameRecord,
  { index, seats, by }: Parting,
  mine: readonly string[],
  round: number,
): string {
  const seat = seats.find((one) => mine.includes(one)) ?? seats[0]
  const solo = mine.length === 1 && seat === mine[0]
  const who = seat === undefined ? '' : solo ? sp.t('page:turn.you') : named(sp, seat)
  if (by === 'length' || seat === undefined) return sp.t('page:compare.partLength', { round })
  if (by === 'answers')
    return sp.t('page:compare.partAnswer', {
      round,
      who,
      others: listed(
        sp,
        seats.map((one) => named(sp, one)),
      ),
    })
  const words = (record: GameRecord) => agendaWords(sp, record.rounds[index]?.commit[seat] ?? [], seat)
  return sp.t('page:compare.partCommit', { round, who, is: words(fresh), was: words(old) })
}
