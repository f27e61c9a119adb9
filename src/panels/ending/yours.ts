/**
 * What the people at this table could have done where an exit was lost and the
 * reading of the record found nothing of theirs, alone or with others: a card
 * of that round that keeps it with the yes of those whom it asks; and where
 * there is none, that is said.
 */
import { useEffect, useMemo, useState } from 'react'
import type { Act } from '../../domain/move.ts'
import type { VerdictId } from '../../domain/verdict.ts'
import { mattersOf } from '../../engine/matters.ts'
import type { Row, Table } from '../../engine/table.ts'
import type { TurningPoint } from '../../offramps/turningPoint.ts'
import { isPerson } from '../../store/flow.ts'
import type { Save } from '../../store/save.ts'
import type { Open } from '../../store/session.ts'
import type { Analysis } from '../../workers/analysis.ts'
import { useApp, useOpen } from '../app/context.ts'
import { handFor } from '../table/hand.ts'

/** Seats whose moves the people at this table make: the player's own, or everyone's who sits round the device. */
export const playedSeats = (save: Save): readonly string[] =>
  save.mode === 'solo' && save.me !== undefined
    ? [save.me]
    : Object.keys(save.record.seats).filter((seat) => isPerson(save, seat))

export type Yours =
  | { readonly kind: 'checking' }
  /** With the yes of `asked` and nobody else acting; with nobody asked the card is enough. */
  | { readonly kind: 'card'; readonly seat: string; readonly act: Act; readonly asked: readonly string[] }
  | { readonly kind: 'none' }

/** More cards than these are not tried: the nearest stand first. */
const MOST_TRIED = 4

interface Candidate {
  readonly seat: string
  readonly act: Act
}

/** A card of theirs that would have kept the exit in the round of this index; null: nothing is looked for. */
export function useYours(point: TurningPoint, index: number | null): Yours {
  const { analysis } = useApp()
  const open = useOpen()
  const { table, played, save } = open
  const row = index === null ? undefined : played.rounds[index]?.before
  const wanted = row !== undefined
  const cards = useMemo(() => (wanted ? candidates(open, row, point.exit) : []), [wanted, open, row, point.exit])
  const key = JSON.stringify([save.id, index, point.exit, cards])
  const [found, setFound] = useState<{ readonly key: string; readonly yours: Yours } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cards are named by the key
  useEffect(() => {
    if (row === undefined || !wanted) return
    return tryInTurn(analysis, table, row, cards, point.exit, (yours) => setFound({ key, yours }))
  }, [analysis, table, key, wanted])
  if (!wanted) return { kind: 'none' }
  return found?.key === key ? found.yours : { kind: 'checking' }
}

/** Cards in the hands of that round, those that serve the exit first. */
function candidates({ save, table }: Open, row: Row, exit: string): readonly Candidate[] {
  return playedSeats(save)
    .flatMap((seat) =>
      handFor(table, row, seat)
        .filter(({ refusal }) => refusal === null)
        .map(({ act, exits }) => ({ seat, act, serves: exits.includes(exit) })),
    )
    .sort((a, b) => Number(b.serves) - Number(a.serves))
    .slice(0, MOST_TRIED)
    .map(({ seat, act }) => ({ seat, act }))
}

const REACHABLE: readonly VerdictId[] = ['taken', 'ready', 'open', 'closed']

/** One card after the other until one is proved to keep the exit within reach. */
function tryInTurn(
  analysis: Analysis,
  table: Table,
  row: Row,
  cards: readonly Candidate[],
  exit: string,
  tell: (yours: Yours) => void,
): () => void {
  let withdraw: () => void = () => undefined
  const next = (n: number): void => {
    const card = cards[n]
    if (card === undefined) {
      tell({ kind: 'none' })
      return
    }
    let keeps = false
    withdraw = analysis.ask(
      table,
      { kind: 'preview', row, seat: card.seat, agenda: [], act: card.act },
      {
        part(part) {
          if (part.kind !== 'cell' || part.cell.kind !== 'verdict' || part.cell.way !== 'accepted') return
          if (part.cell.verdict.exit === exit) keeps = REACHABLE.includes(part.cell.verdict.id)
        },
        done: () => (keeps ? tell({ kind: 'card', ...card, asked: askedBy(table, card) }) : next(n + 1)),
        failed: () => tell({ kind: 'none' }),
      },
    )
  }
  next(0)
  return () => withdraw()
}

const askedBy = (table: Table, { seat, act }: Candidate): readonly string[] => [
  ...new Set(mattersOf(table, { [seat]: [act] }).flatMap(({ to }) => to)),
]
