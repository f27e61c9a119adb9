/** A seat chooses: text, hand, and what the chosen card would change. */
import { useEffect, useMemo, useState } from 'react'
import type { Act, Agenda } from '../../domain/move.ts'
import { checkAgenda } from '../../engine/agenda.ts'
import { standingOf } from '../../engine/read.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import type { ExitNow, Preview as PreviewData } from '../app/analysis.ts'
import { useApp } from '../app/context.ts'
import { DealDialog } from './DealSheet.tsx'
import { isClosed } from './exitWords.ts'
import { cardLabel, HandDock } from './HandDock.tsx'
import { cardFor, type HandCard, handFor } from './hand.ts'
import { MovesDialog } from './MovesDialog.tsx'
import { NoEndLeft } from './NoEndLeft.tsx'
import { StepTitle, Who } from './Parts.tsx'
import { Preview } from './Preview.tsx'
import { actTitle, named, refusalWords, type Speaker, sentence } from './speaker.ts'
import { TextOnTable } from './TextOnTable.tsx'
import { ThisRound } from './ThisRound.tsx'
import { tooLateFor } from './tooLate.ts'
import { type Keys, useKeys } from './useKeys.ts'
import { useMedia, WIDE } from './useMedia.ts'

export interface ChooseProps {
  readonly sp: Speaker
  readonly open: Open
  readonly seat: string
  readonly exits: readonly ExitNow[]
  readonly preview: PreviewData | null
  readonly onOpenExit: (exit: string) => void
  readonly keys: Keys
}

export function Choose({ sp, open, seat, exits, preview, onOpenExit, keys }: ChooseProps) {
  const { session } = useApp()
  const { table, save, played } = open
  const { row } = played
  const wide = useMedia(WIDE)
  const [slot, setSlot] = useState(0)
  const [looking, setLooking] = useState(false)
  const [all, setAll] = useState(false)
  const [writing, setWriting] = useState(false)
  const agenda = save.draft.picked[seat] ?? NOTHING
  const gone = exits
    .filter((now) => now.state === 'sealed')
    .map((now) => now.exit.id)
    .join(' ')
  const others = agenda.filter((_, i) => i !== slot)
  const current = agenda[slot]
  const cards = useMemo(() => {
    const beside = agenda.filter((_, i) => i !== slot)
    return withOthers(handOf(open, seat, gone, agenda[slot]), open, seat, beside).map((card) => ({
      ...card,
      tooLate: tooLateFor(open.table, open.played.row, seat, card, beside),
    }))
  }, [open, seat, gone, agenda, slot])
  const refusal = agenda.length === 0 ? null : refusalOf(sp, open, seat, agenda)
  const pickAct = (act: Act) => {
    const next = [...agenda]
    next[Math.min(slot, next.length)] = act
    session.pick(seat, next)
  }
  const other = () => {
    session.pick(seat, others)
    setLooking(false)
    setSlot(others.length < slot ? others.length : slot)
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#hand input:not(:disabled)')?.focus())
  }
  const send = () => void session.send(seat, agenda)
  const canSend = agenda.length > 0 && refusal === null && !open.readOnly
  const openCard = (card: HandCard, how: 'tap' | 'key') => {
    if (card.key !== JSON.stringify(current)) pickAct(card.act)
    setLooking(true)
    if (!wide || how === 'key') requestAnimationFrame(() => read(wide ? 'preview-title' : 'table-step', !wide))
  }
  useKeys(keys, {
    card: (n) => {
      const card = cards[n - 1]
      if (card === undefined || card.refusal !== null || open.readOnly) return
      pickAct(card.act)
      document.querySelectorAll<HTMLInputElement>('#hand input')[n - 1]?.focus()
    },
    send: () => {
      if (!canSend) return
      // A warning is read before it is passed over.
      if ((preview?.seals.length ?? 0) > 0) document.getElementById('send')?.focus()
      else send()
    },
    other: () => agenda.length > 0 && other(),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that changes its width starts from the hand
  useEffect(() => setLooking(false), [wide])
  const showing = agenda.length > 0 && (wide || looking)
  const labels = agenda.map((act) => {
    const card = cards.find(({ key }) => key === JSON.stringify(act)) ?? cardFor(table, row, seat, act)
    return sentence(cardLabel(sp, card))
  })
  const previewOf = (narrow: boolean) => (
    <Preview
      sp={sp}
      row={row}
      seat={seat}
      agenda={agenda}
      preview={preview}
      exits={exits}
      onSend={send}
      onOther={other}
      onOpenExit={onOpenExit}
      narrow={narrow}
      label={sp.t('preview.yourCard', { label: labels[0] ?? '' })}
      refusal={open.readOnly ? sp.t('refusal.readOnly') : refusal}
    />
  )
  const moves =
    table.slots > 1 ? (
      <Slots sp={sp} seat={seat} agenda={agenda} slots={table.slots} at={slot} onSlot={setSlot} />
    ) : null
  const legend = sp.t('hand.legend', { count: cards.length })
  const dock = (
    <HandDock
      sp={sp}
      seat={seat}
      cards={cards}
      chosen={current === undefined ? null : JSON.stringify(current)}
      legend={legend}
      moves={wide ? moves : null}
      standing={standingOf(table, row, seat)}
      disabled={open.readOnly}
      onChoose={(card) => pickAct(card.act)}
      onOpen={openCard}
      onAll={() => setAll(true)}
      onWrite={() => setWriting(true)}
    />
  )
  const round = <ThisRound sp={sp} row={row} seat={seat} exits={exits} onOpenExit={onOpenExit} withExits={false} />
  return (
    <>
      {save.mode === 'solo' ? (
        (wide || !showing) && (
          <h2 className="visually-hidden" id="table-step" tabIndex={-1}>
            {sp.t('round.yourTurn')}
          </h2>
        )
      ) : (
        <SeatLine sp={sp} open={open} seat={seat} titled={wide || !showing} />
      )}
      {!wide && moves}
      <NoEndLeft sp={sp} open={open} exits={exits} />
      {wide ? (
        <div className="sheet">
          <TextOnTable sp={sp} row={row} seat={seat} picked={agenda} />
          <div className="side">{showing ? previewOf(false) : round}</div>
          {dock}
        </div>
      ) : showing ? (
        previewOf(true)
      ) : (
        <>
          <Lesson sp={sp} open={open} exits={exits} />
          {dock}
          {agenda.length > 0 && (
            <div className="deeds look">
              <Button
                onPress={() => {
                  setLooking(true)
                  requestAnimationFrame(() => read('table-step', true))
                }}
              >
                {sp.t('deed.look')}
              </Button>
            </div>
          )}
          <TextOnTable sp={sp} row={row} seat={seat} picked={agenda} />
          {round}
        </>
      )}
      <MovesDialog
        sp={sp}
        row={row}
        seat={seat}
        shown={all}
        inHand={cards.map((card) => card.key)}
        onWrite={() => {
          setAll(false)
          setWriting(true)
        }}
        onClose={() => setAll(false)}
        onPick={(act) => {
          pickAct(act)
          setAll(false)
          setLooking(true)
        }}
      />
      <DealDialog
        sp={sp}
        open={open}
        row={row}
        seat={seat}
        shown={writing}
        from={current?.kind === 'deal' ? current : undefined}
        onClose={() => setWriting(false)}
        onPick={(act) => {
          pickAct(act)
          setWriting(false)
          setLooking(true)
        }}
      />
    </>
  )
}

/** Reading goes on at a heading; a step that takes the whole page is read from its top. */
function read(id: string, fromTop: boolean): void {
  document.getElementById(id)?.focus({ preventScroll: fromTop })
  if (fromTop) window.scrollTo(0, 0)
}

const NOTHING: Agenda = []

/** The hand, with the chosen move in it wherever it came from. */
function handOf(open: Open, seat: string, gone: string, current: Act | undefined): readonly HandCard[] {
  const { table, played } = open
  const hand = handFor(table, played.row, seat, { gone: new Set(gone.split(' ')) })
  if (current === undefined || hand.some((card) => card.key === JSON.stringify(current))) return hand
  return [cardFor(table, played.row, seat, current), ...hand]
}

/** With a second slot a card must also go with what is in the first. */
function withOthers(cards: readonly HandCard[], open: Open, seat: string, others: Agenda): readonly HandCard[] {
  if (others.length === 0) return cards
  return cards.map((card) => {
    if (card.refusal !== null) return card
    const checked = checkAgenda(open.table, open.played.row, seat, [...others, card.act])
    return checked.ok ? card : { ...card, refusal: checked.reason }
  })
}

function refusalOf(sp: Speaker, open: Open, seat: string, agenda: Agenda): string | null {
  const checked = checkAgenda(open.table, open.played.row, seat, agenda)
  return checked.ok ? null : refusalWords(sp, checked.reason)
}

/** One new idea a round, in one line. */
function Lesson({
  sp,
  open,
  exits,
}: {
  readonly sp: Speaker
  readonly open: Open
  readonly exits: readonly ExitNow[]
}) {
  const lesson = sp.scenario.rounds[open.played.row[0]!]?.lesson
  return lesson === undefined || exits.every(isClosed) ? null : <p className="lesson-line">{lesson}</p>
}

/** Round one device: whose card it is now, and what the others have sent. */
function SeatLine({
  sp,
  open,
  seat,
  titled,
}: {
  readonly sp: Speaker
  readonly open: Open
  readonly seat: string
  readonly titled: boolean
}) {
  const { session } = useApp()
  const { save } = open
  const sent = Object.entries(save.draft.commit)
  return (
    <div className="table-seat">
      {titled && (
        <StepTitle>
          <Who sp={sp} seat={seat} size={20} words={sentence(sp.t('seat.now', { party: named(sp, seat) }))} />
        </StepTitle>
      )}
      {sent.length > 0 && (
        <p>
          {sp.t('seat.sent')}{' '}
          {sent.map(([id, agenda], i) => (
            <span key={id}>
              {i > 0 && sp.t('sep')}
              <Who sp={sp} seat={id} />
              {save.mode === 'open' && (
                <> {agenda.map((act) => actTitle(sp, act, id)).join(sp.t('sep')) || sp.t('act.pass')}</>
              )}
            </span>
          ))}{' '}
          <Button look="link" onPress={session.undo} isDisabled={open.readOnly}>
            {sp.t('seat.undo')}
          </Button>
        </p>
      )}
    </div>
  )
}

function Slots({
  sp,
  seat,
  agenda,
  slots,
  at,
  onSlot,
}: {
  readonly sp: Speaker
  readonly seat: string
  readonly agenda: Agenda
  readonly slots: number
  readonly at: number
  readonly onSlot: (slot: number) => void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these are keys
    <div className="slots" role="group" aria-label={sp.t('slots.title')}>
      {Array.from({ length: slots }, (_, i) => {
        const act = agenda[i]
        return (
          <button
            key={i}
            type="button"
            className="slot"
            aria-pressed={i === at}
            disabled={i > agenda.length}
            onClick={() => onSlot(i)}
          >
            <span className="slot-n">{sp.t('slots.slot', { n: i + 1 })}</span>
            <span>{act === undefined ? sp.t('slots.empty') : actTitle(sp, act, seat)}</span>
          </button>
        )
      })}
    </div>
  )
}
