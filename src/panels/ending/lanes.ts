/** From verdicts at round boundaries to the lanes that the picture draws, with the words under them. */
import type { Row } from '../../engine/table.ts'
import { dayWords } from '../../i18n/words.ts'
import type { Lane as Cells, Timeline, TimelineCell } from '../../offramps/timeline.ts'
import type { Lane, LaneSegment, LaneState } from '../../ui/Timeline.tsx'
import { boundWords } from '../table/exitWords.ts'
import { type Speaker, namedAll, row as notation, sentence, short } from '../table/speaker.ts'

/** What the picture calls a verdict. */
export function laneState(cell: TimelineCell): LaneState {
  switch (cell.id) {
    case 'taken':
      return 'signed'
    case 'ready':
    case 'open':
      return cell.isNarrowing ? 'narrowing' : 'open'
    case 'closed':
      return 'not-yet'
    case 'not-proved':
      return 'unknown'
    case 'sealed':
      return 'sealed'
    case 'moot':
      return 'moot'
  }
}

/** Where an end falls that has no date of its own, and the least that a cross needs at the right edge. */
const AT_THE_END = 0.2

export function lanesOf(sp: Speaker, line: Timeline): readonly Lane[] {
  const last = line.boundaries.at(-1)?.row ?? sp.table.first
  return sp.scenario.exits.map((exit, x) => {
    const lane = line.lanes[x]!
    const label = endWords(sp, last, lane)
    return {
      id: exit.id,
      n: exit.n,
      name: exit.name,
      segments: segmentsOf(sp, last, lane),
      ...(label === null ? {} : { label }),
    }
  })
}

function segmentsOf(sp: Speaker, last: Row, lane: Cells): readonly LaneSegment[] {
  const rounds = sp.scenario.rounds.length
  const segments: LaneSegment[] = []
  const add = (from: number, to: number, state: LaneState) => {
    const before = segments.at(-1)
    if (before?.state === state && state !== 'signed') segments[segments.length - 1] = { ...before, to }
    else if (to > from) segments.push({ from, to, state })
  }
  for (let b = 0; b + 1 < lane.cells.length; b++) {
    const [now, next] = [laneState(lane.cells[b]!), laneState(lane.cells[b + 1]!)]
    if (now === 'signed') break
    if (next === 'signed') {
      add(b, b + 1, 'signed')
      break
    }
    const end = next === 'sealed' && now !== 'sealed' ? sealedAt(sp, last, lane.exit, b) : b + 1
    add(b, end, now)
    if (end < b + 1) add(end, b + 1, 'sealed')
  }
  const ended = laneState(lane.cells.at(-1)!)
  const to = segments.at(-1)?.to ?? 0
  if (to < rounds && (ended === 'sealed' || ended === 'moot')) add(to, rounds, ended)
  return segments
}

/** In rounds from the start: at the day of the act that shut it, else at the end of the round. */
function sealedAt(sp: Speaker, last: Row, exit: string, round: number): number {
  const event = shutBy(sp, last, exit)
  const latest = round + 1 === sp.scenario.rounds.length ? round + 1 - AT_THE_END : round + 1
  const place = sp.scenario.rounds[round]
  if (event === undefined || place === undefined || event.at !== round + 1) return latest
  const [from, to, at] = [place.from, place.to, event.date].map((iso) => Date.parse(iso))
  return Math.min(latest, round + Math.max(0.1, (at! - from! + DAY) / (to! - from! + DAY)))
}

const DAY = 86_400_000

export function shutBy(sp: Speaker, row: Row, exit: string) {
  const x = sp.scenario.exits.findIndex(({ id }) => id === exit)
  return sp.scenario.events[(row[sp.table.layout.shut + x] ?? 0) - 1]
}

/** "17 Jan, troops to Belarus: Russia, Belarus"; "signed by Russia and the US". Act first, actor after the colon. */
function endWords(sp: Speaker, last: Row, lane: Cells): string | null {
  const end = lane.cells.at(-1)!
  const exit = sp.scenario.exits.find(({ id }) => id === lane.exit)!
  if (end.id === 'taken') return sp.t('page:ending.signedBy', { parties: namedAll(sp, exit.signatories) })
  if (end.id === 'moot') return sp.t('page:ending.moot')
  if (end.id !== 'sealed') return null
  const seal = lane.cells.find(({ id }) => id === 'sealed')!.verdict.certificate
  const event =
    seal?.kind === 'shut'
      ? sp.scenario.events.find(({ id }) => id === seal.event)
      : seal === undefined
        ? shutBy(sp, last, lane.exit)
        : undefined
  if (event !== undefined)
    return sp.t('page:ending.shutBy', {
      date: dayWords(event.date, sp.language, 'short'),
      act: event.title,
      parties: notation(
        sp,
        event.actors.map((id) => short(sp, id)),
      ),
    })
  return seal?.kind === 'bound' ? sentence(boundWords(sp, seal.bound)) : sp.t('page:ending.outOfTime')
}
