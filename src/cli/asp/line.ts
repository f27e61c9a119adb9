/** An answer set read back as a line of play: who puts what on the table, round by round. */
import type { Act, Step } from '../../domain/move.ts'
import type { Line } from '../../domain/verdict.ts'
import type { Table } from '../../engine/table.ts'

export interface ReadLine {
  readonly rounds: Line
  /** Chance events that happen in it. */
  readonly draws: readonly string[]
}

type Atom = readonly (string | number)[]

/** @param atoms shown by `rules.lp`; the line ends with the round in which `exit` is signed */
export function lineOf(table: Table, atoms: readonly string[], exit: string): ReadLine {
  const shown = atoms.map(readAtom)
  const named = (name: string): readonly Atom[] =>
    shown.filter(([first]) => first === name).map((atom) => atom.slice(1))
  const signed = named('signed').find(([id]) => id === exit)
  const end = Number(signed?.[1] ?? 0)
  const played = named('played')
    .map(([round]) => Number(round))
    .filter((round) => round <= end)
    .sort((a, b) => a - b)
  return {
    rounds: played.map((round) => ({
      commit: Object.fromEntries(
        table.seats
          .map((seat) => [seat, agenda(table, named, seat, round)] as const)
          .filter(([, acts]) => acts.length > 0),
      ),
    })),
    draws: named('event')
      .filter(
        ([id, round]) =>
          Number(round) < end && table.scenario.events.some((event) => event.id === id && event.chance !== undefined),
      )
      .map(([id]) => String(id)),
  }
}

function agenda(table: Table, named: (name: string) => readonly Atom[], seat: string, round: number): readonly Act[] {
  const mine = (name: string): readonly Atom[] =>
    named(name).filter((atom) => atom[0] === seat && atom.at(-1) === round)
  const orders = named('before').filter((atom) => atom.at(-1) === round)
  const uses = mine('use')
    .map(([, id]) => String(id))
    .sort((a, b) =>
      orders.some(([first, then]) => first === a && then === b)
        ? -1
        : orders.some(([first, then]) => first === b && then === a)
          ? 1
          : 0,
    )
  const texts = mine('text').toSorted((a, b) => Number(a[1]) - Number(b[1]))
  const steps = named('step').filter((atom) => atom[0] === seat && atom.at(-1) === round)
  const isMine = (id: string | number | undefined): boolean =>
    table.scenario.reserves.some((entry) => entry.id === id && entry.seat === seat)
  return [
    ...uses.map((instrument): Act => ({ kind: 'use', instrument })),
    ...mine('alone').map(([, issue, option]): Act => ({ kind: 'shift', issue: String(issue), option: String(option) })),
    ...texts.map(
      ([, slot, room]): Act => ({
        kind: 'deal',
        room: String(room),
        steps: steps.filter((step) => step[1] === slot).map(readStep),
      }),
    ),
    ...mine('call').map(([, room]): Act => ({ kind: 'call', room: String(room) })),
    ...named('tell')
      .filter(([id, at]) => at === round && isMine(id))
      .map(([id]): Act => ({ kind: 'reserve', reserve: String(id) })),
    ...mine('whisper').map(([, issue, option]): Act => whispered(table, seat, String(issue), String(option))),
    ...mine('propose').map(([, exit]): Act => ({ kind: 'sign', exit: String(exit) })),
  ]
}

/** Told to all whom any term that it meets asks for. */
function whispered(table: Table, seat: string, issue: string, option: string): Act {
  const terms = table.scenario.exits.flatMap(({ inConfidence = [], signatories }) =>
    inConfidence.some((word) => word.by === seat && word.issue === issue && word.options.includes(option))
      ? signatories
      : [],
  )
  return { kind: 'signal', issue, option, to: table.seats.filter((id) => id !== seat && terms.includes(id)) }
}

const readStep = ([, , seat, issue, option]: Atom): Step => ({
  seat: String(seat),
  issue: String(issue),
  option: String(option),
})

/** `use("ru","drill",3)` as its name and words; a bare tuple has no name. */
function readAtom(text: string): Atom {
  const open = text.indexOf('(')
  if (open < 0) return [text]
  const words = text.slice(open + 1, -1).split(',')
  return [text.slice(0, open), ...words.map((word) => (word.startsWith('"') ? word.slice(1, -1) : Number(word)))]
}
