/** The deal sheet: a room, steps of its members, and beside them at every moment what it would cost and who would say what. */
import { useState } from 'react'
import type { Act, Step } from '../../domain/move.ts'
import { roomIndex, stanceOf } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DealLive } from './DealLive.tsx'
import { actOf, articlesIn, type DealAct, membersOf, movesOf, roomsOf, rulingOn } from './dealText.ts'
import { type Say, useDealWords } from './dealWords.ts'
import { Explained } from './Explained.tsx'
import { Who } from './Parts.tsx'
import { namedAll, optionShort, refusalWords, roomName, type Speaker, sentence } from './speaker.ts'
import { useForecast, useOffers } from './useForecast.ts'

export interface DealSheetProps {
  readonly sp: Speaker
  readonly open: Open
  readonly row: Row
  readonly seat: string
  /** A text to begin with: the chosen card, if it is one. */
  readonly from: DealAct | undefined
  readonly onPick: (act: Act) => void
  readonly onClose: () => void
}

export function DealDialog({ shown, ...props }: DealSheetProps & { readonly shown: boolean }) {
  const t = useDealWords()
  return (
    <Dialog open={shown} onClose={props.onClose} wide title={t('title')} closeLabel={props.sp.t('close')}>
      {shown && <DealSheet {...props} />}
    </Dialog>
  )
}

function DealSheet({ sp, open, row, seat, from, onPick }: DealSheetProps) {
  const t = useDealWords()
  const rooms = roomsOf(sp.table, row, seat)
  const [room, setRoom] = useState(from !== undefined && rooms.includes(from.room) ? from.room : (rooms[0] ?? ''))
  const [steps, setSteps] = useState<readonly Step[]>(from?.steps ?? [])
  const members = membersOf(sp.table, room)
  const kept = steps.filter((step) => members.includes(step.seat))
  const act = actOf(sp.table, row, seat, room, kept)
  const ruling = rulingOn(sp.table, row, seat, act)
  const forecast = useForecast(open, seat, ruling === null ? act : null)
  const { offers, ask } = useOffers(open, seat, ruling === null ? act : null, forecast)
  if (rooms.length === 0) return <p>{sp.t('write.noRoom')}</p>
  const set = (issue: string, holder: string, option: string) =>
    setSteps([
      ...steps.filter((step) => step.issue !== issue || step.seat !== holder),
      ...(option === '' ? [] : [{ seat: holder, issue, option }]),
    ])
  const ruled =
    ruling === null
      ? ''
      : t(`ruling.${RULINGS.includes(ruling.code) ? ruling.code : 'other'}`, {
          parties: namedAll(sp, ruling.seats),
          count: ruling.n,
          room: roomName(sp, room),
          why: refusalWords(sp, ruling),
        })
  return (
    <form className="deal-sheet" onSubmit={(event) => event.preventDefault()}>
      <div className="deal-text">
        {rooms.length > 1 ? (
          <label className="write-field">
            {sp.t('write.room')}
            <select value={room} onChange={(event) => setRoom(event.target.value)} id="deal-room">
              {rooms.map((id) => (
                <option key={id} value={id}>
                  {roomLine(sp, id)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <p className="deal-room">
            <Explained sp={sp}>{roomLine(sp, room)}</Explained>
          </p>
        )}
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
                mine={holder === seat}
                value={kept.find((step) => step.issue === issue && step.seat === holder)?.option ?? ''}
                onSet={(option) => set(issue, holder, option)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <DealLive
        {...{ sp, row, seat, act, ruled, forecast, offers }}
        onAsk={ask}
        onApply={(found) => setSteps(found.act.steps)}
      />
      <div className="deeds deal-deeds">
        <Button isDisabled={ruling !== null || open.readOnly} onPress={() => onPick(act)} id="take-text">
          {t('take')}
        </Button>
        <p role="status">{ruling === null ? inBrief(sp, t, forecast) : ruled}</p>
      </div>
    </form>
  )
}

const roomLine = (sp: Speaker, room: string): string =>
  sentence(
    sp.t('write.roomCap', { room: roomName(sp, room), count: sp.table.rooms[roomIndex(sp.table, room)]?.cap ?? 0 }),
  )

/** Refusals that the sheet says more of than the table does. */
const RULINGS: readonly string[] = ['empty', 'alone', 'one-sided', 'cap', 'standing']

/** "Russia: reluctant. Ukraine: likely yes." beside the deed, wherever the rest has scrolled to. */
function inBrief(sp: Speaker, t: Say, { asked, answers, done }: ReturnType<typeof useForecast>): string {
  if (!done) return t('weighing')
  return asked
    .flatMap((one) =>
      answers[one] === undefined ? [] : [sp.t(`likely.${answers[one].likely}`, { party: namedAll(sp, [one]) })],
    )
    .map(sentence)
    .join(sp.t('sep'))
}

function Position({
  sp,
  row,
  issue,
  holder,
  mine,
  value,
  onSet,
}: {
  readonly sp: Speaker
  readonly row: Row
  readonly issue: string
  readonly holder: string
  readonly mine: boolean
  readonly value: string
  readonly onSet: (option: string) => void
}) {
  const at = stanceOf(sp.table, row, holder, issue) ?? ''
  return (
    <label className="write-field position" data-moves={value !== '' || undefined}>
      <Who sp={sp} seat={holder} {...(mine ? { words: sp.t('answer.you') } : {})} />
      <select value={value} onChange={(event) => onSet(event.target.value)}>
        <option value="">{sp.t('write.stays', { option: optionShort(sp, issue, at) })}</option>
        {movesOf(sp.table, row, holder, issue).map((option) => (
          <option key={option} value={option}>
            {sp.t('write.moves', { option: optionShort(sp, issue, option) })}
          </option>
        ))}
      </select>
    </label>
  )
}
