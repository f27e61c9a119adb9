/**
 * After the last round, to be read in a minute: how long each way out stayed
 * open, one turning point, who paid, what happened. The rest opens on request;
 * who paid, what happened and the fixed sentences are never folded away, at a table
 * of a lesson neither; there the turning point and what goes with it wait for the
 * debrief, one press away.
 */
import { useEffect, useMemo, useState } from 'react'
import { replay } from '../../engine/game.ts'
import { spanWords } from '../../i18n/words.ts'
import { whereParted } from '../../offramps/timeline.ts'
import type { Open } from '../../store/session.ts'
import { type LaneGroup, type LaneState, Timeline } from '../../ui/Timeline.tsx'
import { LANE_STATES } from '../../ui/timelineLayout.ts'
import { useOpen, useSession, useWords } from '../app/context.ts'
import { Loading } from '../app/Loading.tsx'
import { useReading } from '../app/useAnalysis.ts'
import { LessonCode } from '../class/LessonCode.tsx'
import { roundsOf } from '../shelf/gameWords.ts'
import { QuietRoad } from '../shelf/QuietRoad.tsx'
import { type Speaker, useSpeaker } from '../table/speaker.ts'
import { AfterDebrief, PlayAgain } from './AfterDebrief.tsx'
import { OthersAims, OwnAims } from './Aims.tsx'
import { Closing } from './Closing.tsx'
import { Compare } from './Compare.tsx'
import { Deeds } from './Deeds.tsx'
import { Documented } from './Documented.tsx'
import { Doubt } from './Doubt.tsx'
import { ForTeachers } from './ForTeachers.tsx'
import { Legend } from './Legend.tsx'
import { laneState, lanesOf, roundsShown } from './lanes.ts'
import { useTimeline } from './story.ts'
import { TurningCard } from './TurningCard.tsx'
import { type Turning, turningsOf } from './turning.ts'
import { WhoPaid } from './WhoPaid.tsx'

export function Ending({ game }: { readonly game: string }) {
  const isOpen = useSession((state) => state.open?.save.id === game)
  return isOpen ? <Debrief key={game} /> : <Loading />
}

function Debrief() {
  const t = useWords()
  const sp = useSpeaker()
  const open = useOpen()
  const { table, save, played } = open
  const signed = sp.scenario.exits.filter((_, x) => played.row[table.layout.taken + x]! > 0)
  const { timeline: line, points, done } = useReading(table, save.record)
  const turnings = useMemo(() => (line === null ? [] : turningsOf(sp, open, line, points)), [sp, open, line, points])
  const [chosen, setChosen] = useState<string | null>(null)
  const [doubting, setDoubting] = useState(false)
  // What is shown stays while the rest is worked out; the player's own comes first as soon as it is known.
  const own = turnings[0]?.own !== undefined || done ? turnings[0] : undefined
  const turning: Turning | undefined = turnings.find(({ point }) => point.exit === chosen) ?? own
  useEffect(() => setChosen((now) => now ?? own?.point.exit ?? null), [own])
  const before = useBranchedFrom(open)
  const highlight = before?.column ?? (save.lesson === undefined ? turning?.column : undefined)
  const rounds = roundsShown(sp, ...(line === null ? [] : [line]), ...(before === undefined ? [] : [before.line]))

  // At a table of a lesson all this waits for the debrief, where the class reads it together.
  const isLesson = save.lesson !== undefined
  const turningCard = (
    <TurningCard
      sp={sp}
      turnings={turnings}
      chosen={turning}
      rounds={rounds}
      onChoose={setChosen}
      ready={done}
      doubting={doubting}
      onDoubt={() => setDoubting(!doubting)}
    />
  )
  const doubt = doubting && <Doubt sp={sp} {...(turning === undefined ? {} : { point: turning.point })} />
  const more = (
    <>
      <OthersAims sp={sp} />
      <Documented sp={sp} />
      <ForTeachers sp={sp} />
    </>
  )

  return (
    <article className="ending" data-lesson={isLesson || undefined}>
      <QuietRoad className="ending-road" description={t('ending.road')} exits={roadExits(sp, line)} />
      <div className="ending-top">
        <div className="ending-story">
          <h1>{titleWords(sp, open)}</h1>
          {before !== undefined && line !== null && <Compare sp={sp} before={before.line} now={line} />}
          <p className="lead">
            {t(turnings.length > 0 ? 'ending.leadShut' : 'ending.lead', { exits: sp.scenario.exits.length, rounds })}
            {signed.length > 0 && signed.every(({ kind }) => kind === 'widens') && <> {t('ending.widened')}</>}
          </p>
          {line === null ? (
            <p className="quiet-note" role="status">
              {t(done ? 'ending.unknown' : 'ending.checking')}
            </p>
          ) : (
            <Lanes sp={sp} open={open} line={line} before={before} highlight={highlight} rounds={rounds} />
          )}
        </div>
        {isLesson ? (
          <>
            <LessonCode />
            <div className="ending-beside">
              <PlayAgain />
              <Deeds sp={sp} />
            </div>
          </>
        ) : (
          <>
            {turningCard}
            <div className="ending-beside">
              <OwnAims sp={sp} />
              <Deeds sp={sp} />
            </div>
            {doubt}
          </>
        )}
      </div>
      {!isLesson && <LessonCode />}
      {signed.length > 0 && <WhoPaid sp={sp} signed={signed} />}
      {isLesson ? (
        <AfterDebrief>
          <div className="ending-turn">
            {turningCard}
            {doubt}
          </div>
          <OwnAims sp={sp} />
          {more}
        </AfterDebrief>
      ) : (
        more
      )}
      <Closing sp={sp} signed={signed.length > 0} />
    </article>
  )
}

/** Whether the game is over comes before what was signed; never a win. */
function titleWords(sp: Speaker, { table, played }: Open): string {
  const { exits } = sp.scenario
  const signed = exits.filter((_, x) => played.row[table.layout.taken + x]! > 0)
  const names = new Intl.ListFormat(sp.language).format(signed.map(({ name }) => name))
  const data = { count: signed.length, all: exits.length, exits: names }
  if (!played.over) {
    const round = { ...data, round: played.row[0]! + 1, rounds: Math.max(roundsOf(sp.scenario), played.row[0]! + 1) }
    return sp.t(signed.length === 0 ? 'page:ending.notOver' : 'page:ending.notOverSigned', round)
  }
  if (signed.length === 0) return sp.t('page:ending.none')
  if (signed.length === exits.length) return sp.t('page:ending.signedAll', data)
  return sp.t(signed.every(({ kind }) => kind === 'widens') ? 'page:ending.signedLimited' : 'page:ending.signed', data)
}

/** The game that this one left: its own lines, and the round in which the two differ. */
function useBranchedFrom({ save, table, played }: Open) {
  const old = useMemo(() => {
    if (save.from === undefined) return null
    const result = replay(table, save.from.record)
    return result.ok ? result.value : null
  }, [save, table])
  const line = useTimeline(old === null ? null : table, old)
  if (save.from === undefined || line === null) return undefined
  const parting = whereParted(save.from.record, save.record)
  const column = played.laid.length + (parting?.index ?? save.from.rounds)
  return { column: parting === null ? undefined : column, line }
}

/** More columns than this have room for their number only. */
const MOST_NAMED = 7

interface LanesProps {
  readonly sp: Speaker
  readonly open: Open
  readonly line: NonNullable<ReturnType<typeof useTimeline>>
  readonly before: ReturnType<typeof useBranchedFrom>
  readonly highlight: number | undefined
  readonly rounds: number
}

function Lanes({ sp, open, line, before, highlight, rounds }: LanesProps) {
  const t = useWords()
  const mine = t(open.save.mode === 'solo' ? 'ending.asPlayed' : 'ending.asTablePlayed')
  const groups: LaneGroup[] = [
    ...(before === undefined
      ? []
      : [{ id: 'before', title: t('ending.before'), lanes: lanesOf(sp, before.line, rounds) }]),
    {
      id: 'now',
      title: before === undefined ? mine : t('ending.changed'),
      ...(before?.column === undefined ? {} : { note: t('ending.changedIn', { round: before.column + 1 }) }),
      lanes: lanesOf(sp, line, rounds),
    },
  ]
  const stateWords = Object.fromEntries(LANE_STATES.map((state) => [state, t(`lane.${state}`)])) as Record<
    LaneState,
    string
  >
  const shown = LANE_STATES.filter((state) =>
    groups.some(({ lanes }) => lanes.some(({ segments }) => segments.some((segment) => segment.state === state))),
  )
  return (
    <>
      <Timeline
        groups={groups}
        rounds={sp.scenario.rounds.slice(0, rounds).map((round, i) => ({
          label: rounds > MOST_NAMED && i > 0 ? String(i + 1) : t('ending.round', { round: i + 1 }),
          dates: spanWords(round.from, round.to, sp.language, 'short'),
        }))}
        description={t('ending.picture')}
        stateWords={stateWords}
        exitWord={t('ending.exitWord')}
        endWord={t('ending.endWord')}
        {...(highlight === undefined ? {} : { highlight })}
      />
      <Legend
        states={shown}
        words={stateWords}
        {...(sp.scenario.exits.some(({ kind }) => kind === 'widens')
          ? { kinds: { ends: t('ending.ends'), limited: t('ending.limited') } }
          : {})}
        {...(highlight === undefined
          ? {}
          : { mark: t(before === undefined ? 'ending.markTurn' : 'ending.markChanged') })}
      />
    </>
  )
}

function roadExits(sp: Speaker, line: ReturnType<typeof useTimeline>) {
  return sp.scenario.exits.map((exit, x) => {
    const cell = line?.lanes[x]?.cells.at(-1)
    const state = cell === undefined ? ('unknown' as const) : laneState(sp, cell)
    return { id: exit.id, n: exit.n, tab: '', name: exit.name, bill: '', state, words: '' }
  })
}
