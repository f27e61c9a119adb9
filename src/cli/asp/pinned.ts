/**
 * A line of play as constraints: these acts in these rounds, and no others. With
 * them the program says whether it admits the line, which it does at once where
 * finding one would take it long.
 */
import type { Act } from '../../domain/move.ts'
import type { Line } from '../../domain/verdict.ts'

/**
 * @param line one entry a played round
 * @param rounds the round of each entry, counted from 1
 * @param draws chance events that happen in it; all others do not
 */
export function pinned(line: Line, rounds: readonly number[], draws: readonly string[]): string {
  const acts = line.flatMap(({ commit }, i) =>
    Object.entries(commit).flatMap(([seat, agenda]) => atomsOf(seat, agenda, rounds[i]!)),
  )
  const last = rounds.at(-1)!
  return [
    '',
    '% This line, and nothing else',
    ...acts.map((atom) => `pinned(${atom}). :- not ${atom}.`),
    ...draws.map((event) => `drawn("${event}").`),
    ...MOVES.map((move) => `:- ${move}, T <= ${last}, not pinned(${move}).`),
    'pinned(nothing). drawn(nothing).',
    ':- due(E,T), chance(E), drawn(E), not event(E,T).',
    `:- event(E,T), chance(E), T < ${last}, not drawn(E).`,
  ].join('\n')
}

const MOVES = [
  'use(S,C,T)',
  'alone(S,I,O,T)',
  'text(P,N,R,T)',
  'step(P,N,S,I,O,T)',
  'call(P,R,T)',
  'tell(V,T)',
  'whisper(S,I,O,T)',
  'propose(P,X,T)',
]

function atomsOf(seat: string, agenda: readonly Act[], round: number): readonly string[] {
  let texts = 0
  return agenda.flatMap((act): readonly string[] => {
    switch (act.kind) {
      case 'use':
        return [`use("${seat}","${act.instrument}",${round})`]
      case 'shift':
        return [`alone("${seat}","${act.issue}","${act.option}",${round})`]
      case 'call':
        return [`call("${seat}","${act.room}",${round})`]
      case 'reserve':
        return [`tell("${act.reserve}",${round})`]
      case 'sign':
        return [`propose("${seat}","${act.exit}",${round})`]
      case 'deal': {
        texts++
        const steps = act.steps.map(
          (step) => `step("${seat}",${texts},"${step.seat}","${step.issue}","${step.option}",${round})`,
        )
        return [`text("${seat}",${texts},"${act.room}",${round})`, ...steps]
      }
      case 'signal':
        return [`whisper("${seat}","${act.issue}","${act.option}",${round})`]
      default:
        return []
    }
  })
}
