/** All other moves, by kind, and the way to the sheet on which a text of one's own is written. */
import { useState } from 'react'
import type { Act } from '../../domain/move.ts'
import { checkAct } from '../../engine/agenda.ts'
import { termsStand } from '../../engine/holds.ts'
import { exitIndex, seatIndex } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import { legalActs } from '../../opponents/legalActs.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExitBadge } from '../../ui/ExitBadge.tsx'
import { Cites } from '../dossier/Cite.tsx'
import { Confidence } from './Confidence.tsx'
import { useDealWords } from './dealWords.ts'
import { costBrief } from './effects.ts'
import { cardFor, type HandCard } from './hand.ts'
import {
  actTitle,
  citesOf,
  exitOf,
  exitTab,
  isAsk,
  row as notation,
  optionShort,
  refusalWords,
  roomName,
  type Speaker,
  sentence,
  short,
} from './speaker.ts'

export interface MovesDialogProps {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly shown: boolean
  /** Keys of the cards that lie in the hand already. */
  readonly inHand: readonly string[]
  readonly onPick: (act: Act) => void
  readonly onWrite: () => void
  readonly onClose: () => void
}

/** Texts beyond so many are better written than looked for. */
const MOST_TEXTS = 24

const TITLES = { list: 'moves.title', confide: 'moves.confide' } as const

export function MovesDialog({ sp, row, seat, shown, inHand, onPick, onWrite, onClose }: MovesDialogProps) {
  const deal = useDealWords()
  const [desk, setDesk] = useState<'list' | 'confide'>('list')
  const pick = (act: Act) => {
    setDesk('list')
    onPick(act)
  }
  return (
    <Dialog open={shown} onClose={onClose} wide title={sp.t(TITLES[desk])} closeLabel={sp.t('close')}>
      {desk === 'confide' && <Confidence sp={sp} row={row} seat={seat} onPick={pick} onBack={() => setDesk('list')} />}
      {desk === 'list' && (
        <>
          <p className="deeds">
            <Button look="outline" onPress={onWrite}>
              {deal('title')}
            </Button>
            <Button look="outline" onPress={() => setDesk('confide')}>
              {sp.t('moves.confide')}
            </Button>
          </p>
          {shown && <Groups sp={sp} row={row} seat={seat} inHand={inHand} onPick={pick} />}
        </>
      )}
    </Dialog>
  )
}

function Groups({
  sp,
  row,
  seat,
  inHand,
  onPick,
}: Pick<MovesDialogProps, 'sp' | 'row' | 'seat' | 'inHand' | 'onPick'>) {
  return groupsOf(sp, row, seat, inHand).map(({ kind, cards }) => (
    <section key={kind} className="moves-group">
      <h3>{sp.t(`moves.${kind}`)}</h3>
      <ul>
        {cards.map((card) => (
          <li key={card.key}>
            <button type="button" className="move" disabled={card.refusal !== null} onClick={() => onPick(card.act)}>
              <span className="move-title">
                {card.exits.map((id) => (
                  <ExitBadge key={id} n={exitOf(sp, id)?.n ?? 0} label={exitTab(sp, id)} size={20} />
                ))}{' '}
                {actTitle(sp, card.act, seat)}
              </span>
              <small>{card.refusal === null ? detail(sp, card, seat) : refusalWords(sp, card.refusal)}</small>
            </button>
            <Cites ids={citesOf(sp, card.act).slice(0, 2)} />
          </li>
        ))}
      </ul>
    </section>
  ))
}

/** Who would move where, in which room, at what cost. */
function detail(sp: Speaker, card: HandCard, seat: string): string {
  if (card.act.kind !== 'deal') return costBrief(sp, card.cost)
  const { room, steps } = card.act
  // A title that says who gives what for what needs no second telling.
  if (isAsk(steps, seat))
    return sentence(sp.t('moves.inRoomOnly', { room: roomName(sp, room), cost: costBrief(sp, card.cost) }))
  const moves = steps.map((step) =>
    sp.t('moves.step', { party: short(sp, step.seat), option: optionShort(sp, step.issue, step.option) }),
  )
  return sentence(
    sp.t('moves.inRoom', { room: roomName(sp, room), steps: notation(sp, moves), cost: costBrief(sp, card.cost) }),
  )
}

function groupsOf(
  sp: Speaker,
  row: Row,
  seat: string,
  inHand: readonly string[],
): readonly { kind: string; cards: readonly HandCard[] }[] {
  const { table } = sp
  const s = seatIndex(table, seat)
  // A signature without its terms would be refused by the table in the end.
  const legal = legalActs(table, row, seat).filter(
    (act) =>
      !inHand.includes(JSON.stringify(act)) &&
      (act.kind !== 'sign' || termsStand(table, row, exitIndex(table, act.exit))),
  )
  const uses = table.cards
    .filter((card) => card.seat === s)
    .map((card): Act => ({ kind: 'use', instrument: sp.scenario.instruments[card.instrument]!.id }))
    .filter((act) => !inHand.includes(JSON.stringify(act)))
  const of = (kind: Act['kind']) => legal.filter((act) => act.kind === kind)
  const texts = of('deal')
    .map((act) => cardFor(table, row, seat, act))
    .sort((a, b) => b.exits.length - a.exits.length)
    .slice(0, MOST_TEXTS)
  const asCards = (acts: readonly Act[]) => acts.map((act) => cardFor(table, row, seat, act))
  const groups = [
    { kind: 'signs', cards: asCards(of('sign')) },
    { kind: 'texts', cards: texts },
    { kind: 'meetings', cards: asCards(of('call')) },
    { kind: 'reserves', cards: asCards(of('reserve')) },
    { kind: 'cards', cards: asCards(uses) },
    { kind: 'shifts', cards: asCards(of('shift')) },
    {
      kind: 'nothing',
      cards: checkAct(table, row, seat, { kind: 'pass' }) === null ? asCards([{ kind: 'pass' }]) : [],
    },
  ]
  return groups.filter((group) => group.cards.length > 0)
}
