/** The game on the text as it stands: the last record played again, the exits that changed, and the way to the table. */
import { useId, useMemo, useState } from 'react'
import type { Scenario } from '../domain/scenario.ts'
import { signState } from '../panels/app/analysis.ts'
import { go, useApp, useSession } from '../panels/app/context.ts'
import { useReason } from '../panels/pages/useReason.ts'
import { textHash } from '../scenario/hashes.ts'
import { Button } from '../ui/Button.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { LANE_STATES, type LaneSegment, type LaneState } from '../ui/timelineLayout.ts'
import type { Rerun, RerunLane } from '../workers/rerun.ts'
import { type ExitChange, exitChanges } from './exitChanges.ts'
import { Outcomes } from './Outcomes.tsx'
import { Turn } from './Turn.tsx'
import type { Threads } from './threads.ts'
import type { Checked } from './useChecked.ts'
import { type Measure, nameOfRun, useRerun, type WhichRun } from './useRerun.ts'
import { useStudioWords } from './useStudioWords.ts'

export interface GameBesideProps {
  readonly threads: Threads
  readonly checked: Checked | null
  readonly name: string
  /** To a line of the text. */
  onGo(line: number): void
}

export function GameBeside({ threads, checked, name, onGo }: GameBesideProps) {
  const t = useStudioWords()
  const id = useId()
  const scenario = useLastScenario(checked)
  const games = useSession((state) => state.games)
  const own = games.filter(({ record }) => record.scenario === scenario?.id && record.rounds.length > 0).slice(0, 5)
  const [chosen, setChosen] = useState<WhichRun | null>(null)
  const first = own[0]
  const which: WhichRun = chosen ?? (first === undefined ? { kind: 'bots', seed: 1 } : { kind: 'game', id: first.id })
  const given = which.kind === 'game' ? (games.find((game) => game.id === which.id)?.record ?? null) : null
  const running = useRerun(threads, scenario, which, given)
  const { now, mark, state } = running
  if (scenario === null) return <p>{t(checked === null ? 'checking' : 'notPlayable')}</p>
  const runs: readonly WhichRun[] = [
    ...own.map((game) => ({ kind: 'game' as const, id: game.id })),
    ...[1, 2, 3, 4, 5].map((seed) => ({ kind: 'bots' as const, seed })),
  ]
  const wordsOf = (run: WhichRun) =>
    run.kind === 'bots'
      ? t('run.bots', { seed: run.seed })
      : t('run.game', { name: games.find((game) => game.id === run.id)?.name ?? '' })
  return (
    <>
      {checked?.scenario === null && <p className="studio-stale">{t('stale')}</p>}
      <p className="studio-row">
        <label htmlFor={`${id}-run`}>{t('run.label')}</label>
        <select
          id={`${id}-run`}
          className="field"
          value={nameOfRun(which)}
          onChange={({ target }) => setChosen(runs.find((run) => nameOfRun(run) === target.value) ?? null)}
        >
          {runs.map((run) => (
            <option key={nameOfRun(run)} value={nameOfRun(run)}>
              {wordsOf(run)}
            </option>
          ))}
        </select>
      </p>
      <p className="studio-state" role="status">
        {checked?.scenario === null ? '' : t(`run.state.${state}`)}
      </p>
      {now !== null && (
        <>
          <Lanes lanes={now.run.lanes} rounds={now.scenario.rounds.length} />
          <Stopped run={now.run} />
          {mark !== null && (
            <Changes
              changes={exitChanges(mark.run, now.run, now.scenario.rounds.length)}
              last={now.scenario.rounds.length}
              onMark={running.markNow}
            />
          )}
          <PlayFromHere
            key={now.run.record.rounds.length}
            now={now}
            text={checked?.scenario === null ? null : (checked?.text ?? null)}
            name={name}
          />
          <Turn threads={threads} text={checked?.scenario === null ? null : (checked?.text ?? null)} onGo={onGo} />
          {mark !== null && (
            <Outcomes threads={threads} old={mark.scenario} now={scenario} isBroken={hasErrors(checked)} />
          )}
        </>
      )}
    </>
  )
}

const hasErrors = (checked: Checked | null): boolean =>
  checked?.scenario === null || (checked?.diagnostics ?? []).some(({ severity }) => severity === 'error')

/** While somebody types, the text often does not read: the game beside it is then of the last one that did. */
function useLastScenario(checked: Checked | null) {
  const fresh = checked?.scenario ?? null
  const [kept, setKept] = useState<Scenario | null>(null)
  // A comment or a blank is no change: the same scenario stays the same object, and nothing is played again.
  const isNew = useMemo(() => fresh !== null && (kept === null || textHash(fresh) !== textHash(kept)), [fresh, kept])
  if (isNew) setKept(fresh)
  return isNew ? fresh : kept
}

function Lanes({ lanes, rounds }: { readonly lanes: readonly RerunLane[]; readonly rounds: number }) {
  const t = useStudioWords()
  const stateWords = Object.fromEntries(LANE_STATES.map((state) => [state, t(`page:lane.${state}`)])) as Record<
    LaneState,
    string
  >
  const drawn = lanes.map(({ exit, n, name, cells }) => ({ id: exit, n, name, segments: segmentsOf(cells, rounds) }))
  return (
    <Timeline
      groups={[{ id: 'run', lanes: drawn }]}
      rounds={Array.from({ length: rounds }, (_, i) => ({ label: String(i + 1) }))}
      description={t('run.picture')}
      stateWords={stateWords}
      exitWord={t('page:ending.exitWord')}
      endWord={t('run.endWord')}
    />
  )
}

const drawnState = (cell: RerunLane['cells'][number], rounds: number): LaneState => {
  const state = signState(cell.verdict, rounds)
  return state === 'ready' ? 'open' : state
}

/** Each round as it stood at its beginning; what came of the last is drawn behind it, where there is room. */
function segmentsOf(cells: RerunLane['cells'], rounds: number): readonly LaneSegment[] {
  const segments: LaneSegment[] = []
  for (const [i, cell] of cells.entries()) {
    const [from, state] = [Math.min(cell.round - 1, rounds), drawnState(cell, rounds)]
    const to = Math.min((cells[i + 1]?.round ?? cell.round + 1) - 1, rounds)
    const next = cells[i + 1]
    if (next !== undefined && drawnState(next, rounds) === 'signed') {
      segments.push({ from, to: from + (to === rounds ? SIGNED_LAST : 1), state: 'signed' })
      break
    }
    if (to > from) segments.push({ from, to, state })
  }
  return segments
}

/** The sign at the right edge keeps within the picture. */
const SIGNED_LAST = 0.9

function Stopped({ run: { stopped } }: { readonly run: Rerun }) {
  const t = useStudioWords()
  const reason = useReason()
  if (stopped === null) return null
  return <p className="studio-stale">{t('run.stopped', { round: stopped.round, reason: reason(stopped.reason) })}</p>
}

interface ChangesProps {
  readonly changes: readonly ExitChange[]
  /** The last round of the calendar. */
  readonly last: number
  onMark(): void
}

function Changes({ changes, last, onMark }: ChangesProps) {
  const t = useStudioWords()
  const stands = (state: string) => t(`page:lane.${state}`, { defaultValue: t('canBeSigned') })
  const wordsOf = ({ n, name, change }: ExitChange) => {
    const exit = t('exit', { n, name })
    if (change.kind === 'stands')
      return t(change.round > last ? 'change.atEnd' : 'change.stands', {
        exit,
        round: change.round,
        now: stands(change.now),
        was: stands(change.was),
      })
    return t(`change.${change.kind}`, { exit })
  }
  return (
    <section className="studio-changes" aria-live="polite">
      <h3>{t('changes')}</h3>
      {changes.length === 0 ? (
        <p>{t('noChanges')}</p>
      ) : (
        <>
          <ul>
            {changes.map((one, i) => (
              <li key={`${one.exit} ${i}`}>{wordsOf(one)}</li>
            ))}
          </ul>
          <Button look="link" onPress={onMark}>
            {t('markNow')}
          </Button>
        </>
      )}
    </section>
  )
}

interface PlayFromHereProps {
  readonly now: Measure
  /** Null while the text does not play. */
  readonly text: string | null
  readonly name: string
}

/** Opens the game at the table, with the rounds played so far and the text itself in the saved game. */
function PlayFromHere({ now: { scenario, run }, text, name }: PlayFromHereProps) {
  const t = useStudioWords()
  const id = useId()
  const reason = useReason()
  const { session } = useApp()
  const seats = scenario.parties.filter(({ role }) => role === 'seat')
  const [seat, setSeat] = useState(seats.find((one) => run.record.seats[one.id] === 'person')?.id ?? seats[0]?.id ?? '')
  const [from, setFrom] = useState(1)
  const [trouble, setTrouble] = useState<string | null>(null)
  const me = seats.some((one) => one.id === seat) ? seat : (seats[0]?.id ?? '')
  const play = () => {
    if (text === null) return
    const holder = (one: string) =>
      one === me ? 'person' : run.record.seats[one] === 'person' ? 'bargainer' : (run.record.seats[one] ?? 'bargainer')
    const record = {
      ...run.record,
      seats: Object.fromEntries(seats.map((one) => [one.id, holder(one.id)])),
      rounds: run.record.rounds.slice(0, from - 1),
    }
    const opened = session.openFile({ record, scenario: { name, source: text, overlays: {} } }, scenario.title, true)
    if (opened.ok) go(`table/${opened.value}`)
    else {
      session.dismiss()
      setTrouble(reason(opened.reason))
    }
  }
  return (
    <section className="studio-play">
      <h3>{t('play.title')}</h3>
      <p className="studio-row">
        <label htmlFor={`${id}-seat`}>{t('play.seat')}</label>
        <select id={`${id}-seat`} className="field" value={me} onChange={({ target }) => setSeat(target.value)}>
          {seats.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-from`}>{t('play.from')}</label>
        <select
          id={`${id}-from`}
          className="field"
          value={from}
          onChange={({ target }) => setFrom(Number(target.value))}
        >
          {run.record.rounds.map((_, i) => (
            <option key={i} value={i + 1}>
              {i + 1 + run.laid}
            </option>
          ))}
        </select>
        <Button isDisabled={text === null} onPress={play}>
          {t('play.go')}
        </Button>
      </p>
      <p className="trouble" role="alert">
        {trouble}
      </p>
    </section>
  )
}
