/** What proofs say of a file: an exit that cannot be reached is an error, anything else a warning. */
import type { Scenario } from '../../../domain/scenario.ts'
import type { BoundProof, Certificate } from '../../../domain/verdict.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { phrase, type Told, tell } from '../../../std/told.ts'
import type { ThingKind } from '../../coverage.ts'
import { error, info, type Rule, shortName, warning } from '../../rule.ts'
import type { Proof } from './prove.ts'

export const reach: Rule = {
  name: 'reach',
  codes: ['exit-sealed', 'never-reached', 'not-proved'],
  check: () => [],
}

/** @param scenario whose names the arithmetic is told in; ids without it */
export function reachDiagnostics(proofs: readonly Proof[], scenario?: Scenario): readonly Diagnostic[] {
  return proofs.flatMap((proof) => {
    const { thing, found } = proof
    if (found === 'sealed') {
      const why = proof.because === null ? NOTHING : becauseOf(proof.because, namesOf(scenario))
      return thing.kind === 'exit'
        ? [
            error(
              'exit-sealed',
              thing.path,
              tell`No line of play reaches “${thing.name}”. ${why}`,
              tell`Widen its window, ease a condition, or give a seat the standing that it lacks.`,
            ),
          ]
        : [
            warning(
              'never-reached',
              thing.path,
              tell`${phrase(NAMES[thing.kind])} “${thing.name}” cannot come about. ${why}`,
              tell`Change what bars it, or leave it out.`,
            ),
          ]
    }
    if (found !== 'not-proved') return []
    const told = tell`Neither a way to ${phrase(NAMES[thing.kind].toLowerCase())} “${thing.name}” nor a proof against it was found.`
    return [
      thing.kind === 'exit'
        ? warning(
            'not-proved',
            thing.path,
            told,
            tell`Play toward it yourself, or ask “playtest”, whose bots seek what is unseen.`,
          )
        : info('not-proved', thing.path, told, tell`Ask “playtest”, whose bots seek what is unseen.`),
    ]
  })
}

const NAMES: Readonly<Record<ThingKind, string>> = {
  exit: 'The exit',
  aim: 'The aim',
  event: 'The event',
  option: 'The option',
  card: 'The card',
  room: 'A meeting of',
  reserve: 'The reserve',
}

const NOTHING = phrase('')

type Named = (kind: 'seat' | 'track' | 'room' | 'flag' | 'issue' | 'event' | 'exit' | 'reserve', id: string) => string

function namesOf(scenario: Scenario | undefined): Named {
  if (scenario === undefined) return (_, id) => id
  const { tracks, rooms, flags, issues, exits, events, reserves } = scenario
  const named = { track: tracks, room: rooms, flag: flags, issue: issues, exit: exits }
  const titled = { event: events, reserve: reserves }
  return (kind, id) => {
    if (kind === 'seat') return shortName(scenario, id)
    if (kind === 'event' || kind === 'reserve') return titled[kind].find((one) => one.id === id)?.title ?? id
    return named[kind].find((one) => one.id === id)?.name ?? id
  }
}

function becauseOf(certificate: Certificate, named: Named): Told {
  if (certificate.kind === 'shut')
    return tell`“${named('event', certificate.event)}” shuts it in round ${certificate.round}.`
  return certificate.kind === 'bound' ? boundWords(certificate.bound, named) : NOTHING
}

/** The arithmetic of a proof in one sentence. */
function boundWords(bound: BoundProof, named: Named): Told {
  switch (bound.kind) {
    case 'window':
      return tell`Its last round is ${bound.lastRound}.`
    case 'shifts':
      return tell`${named('seat', bound.seat)} owes ${bound.owed} steps and can make ${bound.can} by round ${bound.since + bound.rounds - 1}.`
    case 'standing':
      return tell`${named('seat', bound.seat)} owes ${bound.owed} of standing, has ${bound.have} and can gain ${bound.gain}.`
    case 'track':
      return tell`${named('track', bound.track)} is at best ${bound.atBest} by round ${bound.by} and must be ${bound.must}.`
    case 'meeting':
      return tell`Meetings of ${named('room', bound.room)} that it still needs: ${bound.missing}; that can still be: ${bound.chances}.`
    case 'flag':
      return tell`Nothing makes “${named('flag', bound.flag)}” ${phrase(String(bound.is))} in time.`
    case 'red':
      return tell`It is a red line of ${named('seat', bound.seat)} on “${named('issue', bound.issue)}”.`
    case 'tabled':
      return tell`“${named('issue', bound.issue)}” does not come to the table by round ${bound.by}.`
    case 'told':
      return tell`What ${named('seat', bound.seat)} has to say in confidence on “${named('issue', bound.issue)}” cannot be said by round ${bound.by}.`
    case 'event':
      return bound.is
        ? tell`“${named('event', bound.event)}” happens in round ${bound.round} whatever anyone does.`
        : tell`“${named('event', bound.event)}” cannot happen.`
    case 'signed':
      return bound.is
        ? tell`“${named('exit', bound.exit)}” is signed.`
        : tell`“${named('exit', bound.exit)}” cannot be signed before.`
    case 'reserve':
      return bound.is
        ? tell`The reserve “${named('reserve', bound.reserve)}” cannot be withdrawn in time.`
        : tell`The reserve “${named('reserve', bound.reserve)}” cannot be given in time.`
    case 'ended':
      return tell`The game has ended by then.`
    case 'any':
      return bound.of.map((one) => boundWords(one, named)).reduce((all, one) => tell`${all} ${one}`, NOTHING)
  }
}
