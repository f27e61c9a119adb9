/** The cards of one seat, as they are cut out: what each does and costs, in words, and where it comes from. Pure. */
import type { ClaimId } from '../../domain/dossier.ts'
import type { Instrument, Issue, Party } from '../../domain/scenario.ts'
import { RED } from '../../engine/table.ts'
import { costBrief, effectWords } from '../table/effects.ts'
import { named, namedAll, roomName } from '../table/speaker.ts'
import { conditionsWords } from './conditionWords.ts'
import { costsOf, numberOf, type Pen, seatsOf } from './pen.ts'

export interface PrintedCard {
  readonly key: string
  /** "Pressure", "Text". */
  readonly kind: string
  readonly title: string
  readonly text: string
  readonly cost: string
  /** What it does and when it may be played, in sentences. */
  readonly lines: readonly string[]
  readonly cites: readonly ClaimId[]
}

export function cardsOf(pen: Pen, seat: Party): readonly PrintedCard[] {
  const { scenario } = pen.sp
  return [
    ...scenario.instruments
      .filter(({ seats }) => seats.includes(seat.id))
      .map((card) => instrumentCard(pen, seat, card)),
    ...reserveCards(pen, seat),
    ...scenario.issues.flatMap((issue) => textCards(pen, seat, issue)),
    ...roomCards(pen, seat),
    blank(pen, 'blank', pen.t('cards.text')),
    blank(pen, 'pass', ''),
  ]
}

function instrumentCard(pen: Pen, seat: Party, card: Instrument): PrintedCard {
  const { t, sp } = pen
  return {
    key: card.id,
    kind: sp.t(`card.${card.kind}`),
    title: card.title,
    text: card.text.text,
    cost: costBrief(sp, -numberOf(pen, card.standing)),
    lines: [
      ...effectWords(sp, sp.table.first, seat.id, { kind: 'use', instrument: card.id }),
      ...(card.once ? [t('cards.once')] : card.cooldown > 1 ? [t('cards.pause', { n: card.cooldown })] : []),
      ...between(pen, card.rounds),
      ...(card.when.length === 0 ? [] : [t('cards.when', { when: conditionsWords(pen, card.when) })]),
      ...(card.shared === true && card.seats.length > 1 ? [t('cards.shared')] : []),
    ],
    cites: card.text.cite,
  }
}

const between = ({ t, sp }: Pen, rounds: readonly [number, number] | undefined): readonly string[] =>
  rounds === undefined || (rounds[0] <= 1 && rounds[1] >= sp.scenario.rounds.length)
    ? []
    : [t('cards.rounds', { first: rounds[0], last: rounds[1] })]

function reserveCards(pen: Pen, seat: Party): readonly PrintedCard[] {
  const { t, sp } = pen
  return sp.scenario.reserves
    .filter((reserve) => reserve.seat === seat.id)
    .map((reserve) => ({
      key: reserve.id,
      kind: t('cards.reserve'),
      title: reserve.title,
      text: reserve.text.text,
      cost: costBrief(sp, 0),
      lines: [
        ...effectWords(sp, sp.table.first, seat.id, { kind: 'reserve', reserve: reserve.id }),
        ...between(pen, reserve.rounds),
      ],
      cites: reserve.text.cite,
    }))
}

/** One card for each option that the seat can stand on; a red line has none. */
function textCards(pen: Pen, seat: Party, issue: Issue): readonly PrintedCard[] {
  const { t, sp } = pen
  const costs = costsOf(pen, seat.id, issue.id)
  if (costs === undefined) return []
  const stance = issue.stances.find((entry) => entry.seat === seat.id)
  const others = seatsOf(pen).filter(({ id }) => id !== seat.id && costsOf(pen, id, issue.id) !== undefined)
  return issue.options.flatMap((option, o) => {
    const cost = costs[o]!
    if (cost >= RED) return []
    const says = stance?.says?.[option.id]
    return [
      {
        key: `${issue.id} ${option.id}`,
        kind: t('cards.text'),
        title: option.offer,
        text: t('cards.asks', {
          words: option.words,
          parties: namedAll(
            sp,
            others.map(({ id }) => id),
          ),
        }),
        cost: option.id === stance?.at ? t('cards.own') : t('cards.priced', { n: cost }),
        lines: [
          ...(says === undefined ? [] : [says.text]),
          ...(issue.when.length === 0 ? [] : [t('cards.when', { when: conditionsWords(pen, issue.when) })]),
          ...(issue.ownedBy === undefined ? [] : [t('cards.owner', { party: named(sp, issue.ownedBy) })]),
        ],
        cites: [...new Set([...option.cite, ...(says?.cite ?? [])])],
      },
    ]
  })
}

function roomCards(pen: Pen, seat: Party): readonly PrintedCard[] {
  const { t, sp } = pen
  return sp.scenario.rooms
    .filter(({ callers }) => callers.includes(seat.id))
    .map((room) => ({
      key: room.id,
      kind: t('cards.room'),
      title: sp.t('act.call', { room: roomName(sp, room.id) }),
      text: t('cards.roomNeeds', { parties: namedAll(sp, room.needs), cap: room.cap }),
      cost: costBrief(sp, 0),
      lines: [
        room.rounds.length === 0 ? t('cards.every') : t('cards.roomRounds', { rounds: room.rounds.join(sp.t('sep')) }),
      ],
      cites: room.cite,
    }))
}

const blank = ({ t, sp }: Pen, which: 'blank' | 'pass', kind: string): PrintedCard => ({
  key: which,
  kind,
  title: t(`cards.${which}`),
  text: t(`cards.${which}Text`),
  cost: which === 'pass' ? costBrief(sp, 0) : '',
  lines: [],
  cites: [],
})
