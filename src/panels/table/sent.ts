/**
 * The cards that people at this table sent, each with the matter under which
 * the round knows it: the same text put by two seats is one matter, named
 * after the first, and a card played alone is none. Pure.
 */
import type { Act, Agenda, Matter, Step } from '../../domain/move.ts'

/** Commitments of one round, by seat. */
export type Commit = Readonly<Record<string, Agenda>>

type DealAct = Extract<Act, { kind: 'deal' }>

export interface SentCard {
  readonly seat: string
  readonly act: Act
  /** Null: nobody was asked. */
  readonly matter: Matter | null
  /** Other seats that put the very same text, or called or proposed the same. */
  readonly also: readonly string[]
}

/** In seat order, then slot order. */
export function sentBy(
  seats: readonly string[],
  commit: Commit,
  matters: readonly Matter[],
  all: readonly string[],
): readonly SentCard[] {
  return seats.flatMap((seat) =>
    (commit[seat] ?? []).map((act) => ({
      seat,
      act,
      matter: matterOf(matters, act),
      also: act.kind === 'use' ? [] : alsoBy(seat, act, commit, all),
    })),
  )
}

const isAsking = (act: Act): boolean => act.kind === 'deal' || act.kind === 'call' || act.kind === 'sign'

/** The other seats whose own card is the same. */
export const alsoBy = (seat: string, act: Act, commit: Commit, all: readonly string[]): readonly string[] =>
  isAsking(act) ? all.filter((id) => id !== seat && (commit[id] ?? []).some((other) => isSame(act, other))) : []

function isSame(act: Act, other: Act): boolean {
  if (act.kind === 'deal' && other.kind === 'deal')
    return isInside(act.steps, other.steps) && isInside(other.steps, act.steps)
  if (act.kind === 'call' && other.kind === 'call') return act.room === other.room
  return act.kind === 'sign' && other.kind === 'sign' && act.exit === other.exit
}

function matterOf(matters: readonly Matter[], act: Act): Matter | null {
  const found = matters.find((matter) => {
    if (matter.kind === 'deal') return act.kind === 'deal' && isSame(matter.act, act)
    if (matter.kind === 'call') return act.kind === 'call' && matter.room === act.room
    return matter.kind === 'sign' && act.kind === 'sign' && matter.exit === act.exit
  })
  return found ?? null
}

/** Does every one of these steps stand among the others? */
export const isInside = (steps: readonly Step[], others: readonly Step[]): boolean =>
  steps.every((a) => others.some((b) => a.seat === b.seat && a.issue === b.issue && a.option === b.option))

export interface Contained {
  /** The seat's own text inside the larger one. */
  readonly own: DealAct
  readonly added: readonly Step[]
}

/** A text of this seat that is part of a larger one it is asked about: what the larger one adds. */
export function containedIn(own: Agenda, steps: readonly Step[]): Contained | null {
  const inner = own.find((act) => act.kind === 'deal' && isInside(act.steps, steps))
  if (inner?.kind !== 'deal') return null
  return { own: inner, added: steps.filter((step) => !isInside([step], inner.steps)) }
}
