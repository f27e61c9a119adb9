/** A text of one's own: a room, the articles, who would move where, and at every moment whether the rules take it. */
import { useState } from 'react'
import type { Act, Step } from '../../domain/move.ts'
import { seatsOf } from '../../engine/action.ts'
import { checkAct } from '../../engine/agenda.ts'
import { dealCost } from '../../engine/cost.ts'
import { allHold, roomMeets } from '../../engine/holds.ts'
import { readDeal, roomIndex, seatIndex, stanceOf, standingOf } from '../../engine/read.ts'
import { RED, type Row, type Table } from '../../engine/table.ts'
import { Button } from '../../ui/Button.tsx'
import { Who } from './Parts.tsx'
import { exitOf, exitTab, optionShort, refusalWords, roomName, type Speaker, sentence, short } from './speaker.ts'

export interface ComposerProps {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly onPick: (act: Act) => void
  readonly onBack: () => void
}

export function Composer({ sp, row, seat, onPick, onBack }: ComposerProps) {
  const rooms = roomsOf(sp.table, row, seat)
  const [room, setRoom] = useState(rooms[0] ?? '')
  const [steps, setSteps] = useState<readonly Step[]>([])
  const [signs, setSigns] = useState('')
  if (rooms.length === 0) return <p>{sp.t('write.noRoom')}</p>
  const members = membersOf(sp.table, room)
  const kept = steps.filter((step) => members.includes(step.seat))
  const act: Act = { kind: 'deal', room, steps: kept, ...(signs === '' ? {} : { signs }) }
  const refusal = kept.length === 0 ? { code: 'too-few' } : checkAct(sp.table, row, seat, act)
  const set = (issue: string, holder: string, option: string) =>
    setSteps([
      ...steps.filter((step) => step.issue !== issue || step.seat !== holder),
      ...(option === '' ? [] : [{ seat: holder, issue, option }]),
    ])
  return (
    <form className="composer" onSubmit={(event) => event.preventDefault()}>
      <label className="write-field">
        {sp.t('write.room')}
        <select value={room} onChange={(event) => setRoom(event.target.value)}>
          {rooms.map((id) => (
            <option key={id} value={id}>
              {sentence(
                sp.t('write.roomCap', {
                  room: roomName(sp, id),
                  count: sp.table.rooms[roomIndex(sp.table, id)]?.cap ?? 0,
                }),
              )}
            </option>
          ))}
        </select>
      </label>
      {articlesIn(sp.table, row, members).map(({ issue, holders }) => (
        <fieldset key={issue} className="write-article">
          <legend>{sp.scenario.issues.find((entry) => entry.id === issue)?.name}</legend>
          {holders.map((holder) => (
            <Position
              key={holder}
              sp={sp}
              row={row}
              issue={issue}
              holder={holder}
              value={steps.find((step) => step.issue === issue && step.seat === holder)?.option ?? ''}
              onSet={(option) => set(issue, holder, option)}
            />
          ))}
        </fieldset>
      ))}
      <Signing sp={sp} row={row} seat={seat} value={signs} onSet={setSigns} />
      <p className="write-cost" role="status">
        {refusal === null ? costs(sp, row, seat, act) : refusalWords(sp, refusal)}
      </p>
      <div className="deeds">
        <Button isDisabled={refusal !== null} onPress={() => onPick(act)}>
          {sp.t('write.take')}
        </Button>
        <Button look="outline" onPress={onBack}>
          {sp.t('deed.back')}
        </Button>
      </div>
    </form>
  )
}

function Position({
  sp,
  row,
  issue,
  holder,
  value,
  onSet,
}: {
  readonly sp: Speaker
  readonly row: Row
  readonly issue: string
  readonly holder: string
  readonly value: string
  readonly onSet: (option: string) => void
}) {
  const at = stanceOf(sp.table, row, holder, issue) ?? ''
  return (
    <label className="write-field position">
      <Who sp={sp} seat={holder} />
      <select value={value} onChange={(event) => onSet(event.target.value)}>
        <option value="">{sp.t('write.stays', { option: optionShort(sp, issue, at) })}</option>
        {optionsOf(sp.table, row, holder, issue).map((option) => (
          <option key={option} value={option}>
            {sp.t('write.moves', { option: optionShort(sp, issue, option) })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Where the scenario lets a text and its signature go together. */
function Signing({
  sp,
  row,
  seat,
  value,
  onSet,
}: {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly value: string
  readonly onSet: (exit: string) => void
}) {
  const s = seatIndex(sp.table, seat)
  const open = sp.table.exits.flatMap((exit, x) =>
    sp.table.sameRound &&
    exit.signatories.includes(s) &&
    row[0]! >= exit.first &&
    row[0]! <= exit.last &&
    row[sp.table.layout.taken + x] === 0 &&
    row[sp.table.layout.shut + x] === 0
      ? [sp.scenario.exits[x]!.id]
      : [],
  )
  if (open.length === 0) return null
  return (
    <label className="write-field">
      {sp.t('write.signs')}
      <select value={value} onChange={(event) => onSet(event.target.value)}>
        <option value="">{sp.t('write.signsNothing')}</option>
        {open.map((id) => (
          <option key={id} value={id}>
            {sp.t('exit.title', { tab: exitTab(sp, id), name: exitOf(sp, id)?.name ?? '' })}
          </option>
        ))}
      </select>
    </label>
  )
}

function costs(sp: Speaker, row: Row, seat: string, act: Act): string {
  const deal = act.kind === 'deal' ? readDeal(sp.table, seatIndex(sp.table, seat), act) : null
  if (deal === null) return ''
  return seatsOf(sp.table, deal.shifts)
    .map((s) => {
      const id = sp.table.seats[s]!
      return sp.t('write.cost', {
        party: short(sp, id),
        count: dealCost(sp.table, row, deal.room, deal.shifts, s).net,
        have: standingOf(sp.table, row, id),
      })
    })
    .join(sp.t('sep'))
}

const roomsOf = (table: Table, row: Row, seat: string): readonly string[] =>
  table.roomIds.filter(
    (_, room) => roomMeets(table, row, room) && table.rooms[room]!.callers.includes(seatIndex(table, seat)),
  )

const membersOf = (table: Table, room: string): readonly string[] =>
  (table.rooms[roomIndex(table, room)]?.members ?? []).map((s) => table.seats[s]!)

function articlesIn(
  table: Table,
  row: Row,
  members: readonly string[],
): readonly { issue: string; holders: readonly string[] }[] {
  return table.scenario.issues.flatMap((issue, i) => {
    if (!allHold(table, row, table.tabled[i]!)) return []
    const holders = issue.stances.map((stance) => stance.seat).filter((seat) => members.includes(seat))
    return holders.length === 0 ? [] : [{ issue: issue.id, holders }]
  })
}

function optionsOf(table: Table, row: Row, seat: string, issue: string): readonly string[] {
  const i = table.issues.indexOf(issue)
  const h = table.holding[seatIndex(table, seat)]?.[i] ?? -1
  return h < 0
    ? []
    : table.options[i]!.filter((_, o) => table.holdings[h]!.cost[o]! < RED && row[table.layout.stance + h] !== o)
}
