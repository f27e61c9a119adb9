/** The turning point of the contrast: which act or answer alone would have kept the exit, at each of the two tables. */

import { dayWords } from '../../i18n/words.ts'
import { fateOf } from '../../offramps/partings.ts'
import type { Alternative, TurningPoint } from '../../offramps/turningPoint.ts'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { closingWords } from '../ending/aboutThisWar.ts'
import { deedWords, insteadWords } from '../ending/deedWords.ts'
import { isWhole, whyClosed } from '../ending/why.ts'
import { exitOf, namedAll, type Speaker, sentence } from '../table/speaker.ts'
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
  const exit = shown?.exit ?? sp.scenario.exits[0]!.id
  const tables = shown === null ? seen.tables.slice(0, 1) : [shown.a, shown.b]
  return (
    <div className="wall">
      <h1>{t('turn.title', { n: exitOf(sp, exit)?.n ?? 0, name: exitOf(sp, exit)?.name ?? '' })}</h1>
      <div className="turn-two">
        {tables.map((table) => (
          <TurnAt key={table.id} sp={sp} table={table} exit={exit} />
        ))}
      </div>
      <p className="fixed-caption">{closingWords(sp, 'caption')}</p>
      <p className="wall-question">{t('turn.question')}</p>
      <PairChoice sp={sp} seen={seen} pairs={pairs} />
    </div>
  )
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
  return (
    <section className="turn-at" aria-labelledby={`turn-${table.id}`}>
      <h2 id={`turn-${table.id}`}>{words(table)}</h2>
      <Papers sp={sp} table={table} />
      {point === undefined ? (
        <p>
          {t(
            lane !== undefined && fateOf(lane) === 'closed' && !done
              ? 'wall.waitingText'
              : `turn.${lane === undefined ? 'open' : fateOf(lane)}`,
            { n },
          )}
        </p>
      ) : (
        <>
          <p className="turn-head">
            {page(best === undefined ? 'turn.closed' : 'turn.kept', { n })}{' '}
            {t('turn.round', { round: best?.round ?? point.round })}
          </p>
          <p>{closedWords(sp, table, point)}</p>
          {best !== undefined && (
            <>
              <p>{deedWords(sp, table.open, best)}</p>
              <p>{insteadWords(sp, table.open, best, n)}</p>
              <p className="turn-needed">{page('turn.needed')}</p>
            </>
          )}
        </>
      )}
    </section>
  )
}

/** The latest round in which somebody alone could have kept it. */
const latest = ({ couldHaveKept }: TurningPoint): Alternative | undefined =>
  [...couldHaveKept].sort((a, b) => b.index - a.index)[0]

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
