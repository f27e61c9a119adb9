/** Where two tables parted over one exit: both timelines, and between them the round that did it, move beside move. */
import { spanWords } from '../../i18n/words.ts'
import { fateOf, partedIn } from '../../offramps/partings.ts'
import type { LaneGroup } from '../../ui/Timeline.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { lanesOf } from '../ending/lanes.ts'
import { exitOf, type Speaker, sentence } from '../table/speaker.ts'
import { decidedApart } from './decidedApart.ts'
import { Decided, Moves } from './Moves.tsx'
import { PairChoice } from './PairChoice.tsx'
import { type Shown, usePairs } from './pairs.ts'
import { SmallLanes, useRounds, useStateWords } from './SmallLanes.tsx'
import { type SeenTable, useTableInside, useTableWords } from './seen.ts'
import type { StepProps } from './Tables.tsx'

export function Parted({ sp, seen }: StepProps) {
  const t = useLessonWords()
  const inside = useTableInside()
  const pairs = usePairs(seen)
  if (pairs === null) return <Waiting />
  const { shown } = pairs
  if (shown === null)
    return (
      <div className="wall">
        <h1>{t('steps.parted')}</h1>
        <p>{t('parted.one')}</p>
      </div>
    )
  return (
    <div className="wall parted">
      <h1>{sentence(titleOf(t, inside, sp, shown))}</h1>
      <div className="parted-body">
        <div className="parted-two">
          <Between sp={sp} shown={shown} />
          <BothLanes sp={sp} shown={shown} />
          <details>
            <summary>{t('pair.open')}</summary>
            <PairChoice sp={sp} seen={seen} pairs={pairs} />
          </details>
        </div>
        <aside className="parted-all" aria-labelledby="all-tables" data-many={seen.tables.length > 6 || undefined}>
          <h2 id="all-tables">{t('parted.all')}</h2>
          <ul className="plain-list">
            {seen.tables.map((table) => (
              <li key={table.id} data-shown={table === shown.a || table === shown.b || undefined}>
                <span className="parted-name">{table.name}</span>
                <SmallLanes sp={sp} table={table} />
              </li>
            ))}
          </ul>
          <p className="wall-question">{t('parted.question')}</p>
          <p className="wall-note">{t('parted.priceNote')}</p>
        </aside>
      </div>
    </div>
  )
}

export function Waiting() {
  const t = useLessonWords()
  return (
    <div className="wall">
      <h1>{t('wall.waiting')}</h1>
      <p role="status">{t('wall.waitingText')}</p>
    </div>
  )
}

type Say = ReturnType<typeof useLessonWords>

const fateIn = ({ reading }: SeenTable, exit: string) => {
  const lane = reading.timeline?.lanes.find((one) => one.exit === exit)
  return lane === undefined ? 'open' : fateOf(lane)
}

/** A sentence: what became of the exit at the one table and at the other, and in which round they parted. */
function titleOf(t: Say, words: (table: SeenTable) => string, sp: Speaker, shown: Shown): string {
  const { exit, a, b, index, over, settled } = shown
  const data = { n: exitOf(sp, exit)?.n ?? 0, a: words(a), b: words(b), round: (index ?? 0) + 1 }
  const alike = t(`parted.alike.${fateIn(a, exit)}`, data)
  if (index === null) return alike
  if (over === 'cards') return t('parted.cards', { ...data, alike })
  if (over === 'time')
    return t('parted.later', {
      ...data,
      fate: t(`parted.came.${fateIn(a, exit)}`, data),
      aRound: settled[0],
      bRound: settled[1],
    })
  return t('parted.title', {
    ...data,
    aFate: t(`parted.fate.${fateIn(a, exit)}`, { n: data.n, table: data.a }),
    bFate: t(`parted.fate.${fateIn(b, exit)}`, { n: data.n, table: data.b }),
  })
}

/** The exit at both tables under one head, the round in question a column through both; their other exits stand beside. */
function BothLanes({ sp, shown: { exit, a, b, index } }: { readonly sp: Speaker; readonly shown: Shown }) {
  const t = useLessonWords()
  const page = useWords()
  const words = useTableWords()
  const stateWords = useStateWords()
  const [one, other] = [useRounds(sp, a), useRounds(sp, b)]
  const rounds = one.length >= other.length ? one : other
  const groups = [a, b].map((table): LaneGroup => {
    const { timeline } = table.reading
    const lanes = timeline === null ? [] : lanesOf(sp, timeline, rounds.length).filter(({ id }) => id === exit)
    return { id: String(table.id), title: words(table), lanes }
  })
  return (
    <Timeline
      large
      groups={groups}
      rounds={rounds}
      description={t('parted.picture', { a: words(a), b: words(b) })}
      stateWords={stateWords}
      exitWord={page('ending.exitWord')}
      endWord={page('ending.endWord')}
      {...(index === null ? {} : { highlight: index })}
    />
  )
}

/** What was played in that round at either table; who acted differently is marked. */
function Between({ sp, shown: { exit, a, b, index } }: { readonly sp: Speaker; readonly shown: Shown }) {
  const t = useLessonWords()
  if (index === null) return null
  const span = sp.scenario.rounds[index]
  const laid = a.open.played.laid.length
  const parting = partedIn(a.lesson.record, b.lesson.record, index - laid)
  const decided = decidedApart(sp, t, [a, b], index - laid, exit)
  return (
    <section className="between" aria-labelledby="between">
      <h2 id="between">
        {t('parted.round', {
          round: index + 1,
          span: span === undefined ? '' : spanWords(span.from, span.to, sp.language),
        })}
      </h2>
      <div className="between-two">
        {[a, b].map((table, side) => (
          <Decided key={table.id} sp={sp} table={table} deciding={decided[side] ?? null} />
        ))}
      </div>
      <details>
        <summary>{t('parted.whole')}</summary>
        <div className="between-two">
          {[a, b].map((table) => (
            <Moves key={table.id} sp={sp} table={table} index={index - laid} marked={parting?.seats ?? []} />
          ))}
        </div>
      </details>
    </section>
  )
}
