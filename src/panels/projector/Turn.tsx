/** The turning point of the contrast: which act or answer alone would have kept the exit, at each of the two tables. */

import { dayWords } from '../../i18n/words.ts'
import { fateOf } from '../../offramps/partings.ts'
import type { Alternative, Keeper, TurningPoint } from '../../offramps/turningPoint.ts'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { closingWords } from '../ending/aboutThisWar.ts'
import { changedIn } from '../ending/changed.ts'
import { deedWords, insteadWords } from '../ending/deedWords.ts'
import { jointWords } from '../ending/jointWords.ts'
import { keeperOf, laterWords } from '../ending/laterYes.ts'
import { isWhole, whyClosed } from '../ending/why.ts'
import { exitOf, namedAll, type Speaker, sentence } from '../table/speaker.ts'
import { decidedAt, given } from './decided.ts'
import { Papers } from './Moves.tsx'
import { PairChoice } from './PairChoice.tsx'
import { Waiting } from './Parted.tsx'
import { usePairs } from './pairs.ts'
import { type SeenTable, useTableWords } from './seen.ts'
import type { StepProps } from './Tables.tsx'

export function Turn({ sp, seen }: StepProps) {
  const t = useLessonWords()
  const pairs = usePairs(seen)
  if (pairs === null) return <Waiting />
  const { shown } = pairs
  const exit = shown?.exit ?? lastLost(seen.tables[0]) ?? sp.scenario.exits[0]!.id
  const tables = shown === null ? seen.tables.slice(0, 1) : [shown.a, shown.b]
  return (
    <div className="wall">
      <h1>{t(titleKey(exit, tables), { n: exitOf(sp, exit)?.n ?? 0, name: exitOf(sp, exit)?.name ?? '' })}</h1>
      <div className="turn-two">
        {tables.map((table) => (
          <TurnAt key={table.id} sp={sp} table={table} exit={exit} />
        ))}
      </div>
      <p className="fixed-caption">{closingWords(sp, 'caption')}</p>
      <p className="wall-question">{t('turn.question')}</p>
      <details>
        <summary>{t('pair.open')}</summary>
        <PairChoice sp={sp} seen={seen} pairs={pairs} />
      </details>
    </div>
  )
}

/** Asks for what the tables below answer: a single change, several together, or one of each. */
export function titleKey(exit: string, tables: readonly SeenTable[]): string {
  const found = tables.flatMap(({ open, reading }) => {
    const point = reading.points.find((one) => one.exit === exit)
    if (point === undefined || latest(point) !== undefined) return point === undefined ? [] : ['alone']
    const keeper = latestTogether(point)
    return keeper === undefined ? [] : [changedIn(open, keeper).length > 1 ? 'together' : 'alone']
  })
  if (!found.includes('together')) return 'turn.title'
  return found.includes('alone') ? 'turn.titleEither' : 'turn.titleTogether'
}

/** Of a table that is alone here: the exit that it lost last. */
function lastLost(table: SeenTable | undefined): string | undefined {
  const lost = (table?.reading.timeline?.lanes ?? [])
    .map((lane) => ({ exit: lane.exit, at: lane.cells.findIndex(({ id }) => id === 'sealed') }))
    .filter(({ at }) => at >= 0)
  return lost.sort((x, y) => y.at - x.at)[0]?.exit
}

interface TurnAtProps {
  readonly sp: Speaker
  readonly table: SeenTable
  readonly exit: string
}

function TurnAt({ sp, table, exit }: TurnAtProps) {
  const t = useLessonWords()
  const page = useWords()
  const words = useTableWords()
  const n = exitOf(sp, exit)?.n ?? 0
  const { points, done, timeline } = table.reading
  const point = points.find((one) => one.exit === exit)
  const lane = timeline?.lanes.find((one) => one.exit === exit)
  const best = point === undefined ? undefined : latest(point)
  const together = point === undefined ? undefined : latestTogether(point)
  return (
    <section className="turn-at" aria-labelledby={`turn-${table.id}`}>
      <h2 id={`turn-${table.id}`}>{words(table)}</h2>
      <Papers sp={sp} table={table} />
      {point === undefined ? (
        <>
          <p>
            {t(
              lane !== undefined && fateOf(lane) === 'closed' && !done
                ? 'wall.waitingText'
                : `turn.${lane === undefined ? 'open' : fateOf(lane)}`,
              { n },
            )}
          </p>
          <Signing sp={sp} table={table} exit={exit} />
        </>
      ) : (
        <>
          <p className="turn-head">
            {page(best === undefined ? 'turn.closed' : 'turn.kept', { n })}{' '}
            {t('turn.round', { round: best?.round ?? point.round })}
          </p>
          <p>{closedWords(sp, table, point)}</p>
          {best === undefined && (
            <p>
              {together === undefined ? done && t('turn.nobodyAlone', { n }) : jointWords(sp, table.open, together, n)}
            </p>
          )}
          {best === undefined && together !== undefined && <Later sp={sp} table={table} keeper={together} />}
          {best !== undefined && (
            <>
              <p>{deedWords(sp, table.open, best)}</p>
              <p>{insteadWords(sp, table.open, best, n)}</p>
              <Later sp={sp} table={table} keeper={keeperOf(point, best)} />
            </>
          )}
        </>
      )}
    </section>
  )
}

interface LaterProps {
  readonly sp: Speaker
  readonly table: SeenTable
  readonly keeper: Keeper | undefined
}

/** What it would still have taken, and whose paper would not. */
function Later({ sp, table, keeper }: LaterProps) {
  const words = keeper === undefined ? '' : laterWords(sp, table.open, keeper)
  return words === '' ? null : <p className="turn-needed">{words}</p>
}

/** Where it was signed: what was agreed in that round, and what it cost whom. */
function Signing({ sp, table, exit }: TurnAtProps) {
  const t = useLessonWords()
  const { rounds } = table.open.played
  const place = rounds.findIndex(({ events }) => events.some((event) => event.kind === 'signed' && event.exit === exit))
  const round = rounds[place]
  if (round === undefined) return null
  const { lines, prices } = decidedAt(sp, t, { round, ...given(table.lesson, place) }, exit)
  return (
    <>
      <p className="turn-head">{t('turn.signedIn', { round: round.round + 1 })}</p>
      {[...lines, ...prices].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

/** The latest round in which somebody alone could have kept it. */
const latest = ({ couldHaveKept }: TurningPoint): Alternative | undefined =>
  [...couldHaveKept].sort((a, b) => b.index - a.index)[0]

/** The latest round in which several could have, by moves of the game itself. */
const latestTogether = ({ keepers }: TurningPoint): Keeper | undefined =>
  keepers.filter(({ index }) => index >= 0).sort((a, b) => b.index - a.index)[0]

/** The act and its actor, or the number that left no way. */
function closedWords(
  sp: Speaker,
  { reading: { timeline } }: SeenTable,
  { certificate, exit: id, round }: TurningPoint,
): string {
  const exit = exitOf(sp, id)
  if (certificate.kind === 'shut') {
    const event = sp.scenario.events.find((one) => one.id === certificate.event)
    return event === undefined
      ? ''
      : sp.t('page:turn.shut', {
          date: dayWords(event.date, sp.language),
          act: event.title,
          parties: namedAll(sp, event.actors),
        })
  }
  if (certificate.kind !== 'bound' || exit === undefined || timeline === null) return sp.t('page:turn.exhausted')
  const after = (timeline.boundaries.find((one) => one.round === round + 1) ?? timeline.boundaries.at(-1))!.row
  const why = whyClosed(sp, certificate, exit, after, 'clause')
  return isWhole(certificate) ? sentence(why) : sp.t('page:turn.time', { round, why })
}
