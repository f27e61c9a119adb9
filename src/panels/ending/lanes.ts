/** From verdicts at round boundaries to the lanes that the picture draws, with the words under them. */
import type { Certificate } from '../../domain/verdict.ts'
import type { Row } from '../../engine/table.ts'
import { dayWords } from '../../i18n/words.ts'
import type { Lane as Cells, Timeline, TimelineCell } from '../../offramps/timeline.ts'
import type { Lane, LaneSegment, LaneState } from '../../ui/Timeline.tsx'
import { signState } from '../app/analysis.ts'
import { roundsOf } from '../shelf/gameWords.ts'
import { namedAll, row as notation, type Speaker, sentence, short } from '../table/speaker.ts'
import { whyClosed } from './why.ts'

/** What the picture calls a verdict: as its sign on the road did, but for a lane open and ready are one. */
export function laneState(sp: Speaker, { verdict }: TimelineCell): LaneState {
  const state = signState(verdict, sp.table.rounds)
  return state === 'ready' ? 'open' : state
}

/** Where an end falls that has no date of its own, and the least that a cross needs at the right edge. */
const AT_THE_END = 0.2

/** Columns of the picture: the rounds that every game has, and those that this one added. */
export const roundsShown = (sp: Speaker, ...lines: readonly Timeline[]): number =>
  Math.max(roundsOf(sp.scenario), ...lines.map(({ boundaries }) => boundaries.length - 1))

export function lanesOf(sp: Speaker, line: Timeline, rounds: number): readonly Lane[] {
  return sp.scenario.exits.map((exit, x) => {
    const lane = line.lanes[x]!
    const label = endWords(sp, line, lane)
    return {
      id: exit.id,
      n: exit.n,
      name: exit.name,
      ...(exit.kind === 'widens' ? { limited: sp.t('page:ending.limited') } : {}),
      segments: segmentsOf(sp, lane, rounds),
      ...(label === null ? {} : { label }),
    }
  })
}

function segmentsOf(sp: Speaker, lane: Cells, rounds: number): readonly LaneSegment[] {
  const segments: LaneSegment[] = []
  const add = (from: number, to: number, state: LaneState) => {
    const before = segments.at(-1)
    if (before?.state === state && state !== 'signed') segments[segments.length - 1] = { ...before, to }
    else if (to > from) segments.push({ from, to, state })
  }
  for (let b = 0; b + 1 < lane.cells.length; b++) {
    const [now, next] = [laneState(sp, lane.cells[b]!), laneState(sp, lane.cells[b + 1]!)]
    if (now === 'signed') break
    if (next === 'signed') {
      add(b, b + (b + 1 === rounds ? SIGNED_LAST : 1), 'signed')
      break
    }
    const end =
      next === 'sealed' && now !== 'sealed' ? sealedAt(sp, lane.cells[b + 1]!.verdict.certificate, b, rounds) : b + 1
    add(b, end, now)
    if (end < b + 1) add(end, b + 1, 'sealed')
  }
  const ended = laneState(sp, lane.cells.at(-1)!)
  const to = segments.at(-1)?.to ?? 0
  if (to < rounds && (ended === 'sealed' || ended === 'moot')) add(to, rounds, ended)
  return segments
}

/** In rounds from the start: at the day of the act that shut it, else at the end of the round. What sealed it first stays the reason. */
function sealedAt(sp: Speaker, seal: Certificate | undefined, round: number, rounds: number): number {
  const event = seal?.kind === 'shut' ? sp.scenario.events.find(({ id }) => id === seal.event) : undefined
  const latest = round + 1 === rounds ? round + 1 - AT_THE_END : round + 1
  const place = sp.scenario.rounds[round]
  if (event === undefined || place === undefined || event.at !== round + 1) return latest
  const [from, to, at] = [place.from, place.to, event.date].map((iso) => Date.parse(iso))
  return Math.min(latest, round + Math.max(0.1, (at! - from! + DAY) / (to! - from! + DAY)))
}

/** In the last round the lane leaves early, so that its word has room. */
const SIGNED_LAST = 0.45
const DAY = 86_400_000

export function shutBy(sp: Speaker, row: Row, exit: string) {
  const x = sp.scenario.exits.findIndex(({ id }) => id === exit)
  return sp.scenario.events[(row[sp.table.layout.shut + x] ?? 0) - 1]
}

/** "17 Jan, troops to Belarus: Russia, Belarus"; "signed by Russia and the US". Act first, actor after the colon. */
function endWords(sp: Speaker, line: Timeline, lane: Cells): string | null {
  const last = line.boundaries.at(-1)?.row ?? sp.table.first
  const end = lane.cells.at(-1)!
  const exit = sp.scenario.exits.find(({ id }) => id === lane.exit)!
  if (end.id === 'taken') {
    const key = exit.kind === 'widens' ? 'signedByLimited' : 'signedBy'
    return sp.t(`page:ending.${key}`, { parties: namedAll(sp, exit.signatories) })
  }
  if (end.id === 'moot') return sp.t('page:ending.moot')
  if (end.id !== 'sealed') return null
  const at = lane.cells.findIndex(({ id }) => id === 'sealed')
  const seal = lane.cells[at]!.verdict.certificate
  const event = seal?.kind === 'shut' ? sp.scenario.events.find(({ id }) => id === seal.event) : undefined
  if (event !== undefined)
    return sp.t('page:ending.shutBy', {
      date: dayWords(event.date, sp.language, 'short'),
      act: event.title,
      parties: notation(
        sp,
        event.actors.map((id) => short(sp, id)),
      ),
    })
  if (seal?.kind !== 'bound') return sp.t('page:ending.outOfTime')
  return sentence(whyClosed(sp, seal, exit, line.boundaries[at]?.row ?? last, 'label'))
}
