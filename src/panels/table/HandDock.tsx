/** The hand along the lower edge: seven cards at most, one to choose, and the way to all other moves. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Hand, MoveCard } from '../../ui/MoveCard.tsx'
import { Cite } from '../dossier/Cite.tsx'
import { useDealWords } from './dealWords.ts'
import { costBrief } from './effects.ts'
import type { HandCard } from './hand.ts'
import { actCite, actTitle, exitOf, exitTab, listed, refusalWords, type Speaker } from './speaker.ts'

export interface HandDockProps {
  readonly sp: Speaker
  readonly seat: string
  readonly cards: readonly HandCard[]
  readonly chosen: string | null
  readonly onChoose: (card: HandCard) => void
  /** The chosen card is wanted on the table: a tap, or Enter. */
  readonly onOpen: (card: HandCard, how: 'tap' | 'key') => void
  readonly onAll: () => void
  readonly onWrite: () => void
  readonly legend: string
  /** The moves of this round, where there are several and the page is wide. */
  readonly moves: ReactNode
  /** What the seat can spend at home. */
  readonly standing: number
  readonly disabled: boolean
}

export function HandDock({
  sp,
  seat,
  cards,
  chosen,
  onChoose,
  onOpen,
  onAll,
  onWrite,
  legend,
  moves,
  standing,
  disabled,
}: HandDockProps) {
  const dock = useDockHeight()
  const deal = useDealWords()
  const byKey = (key: string) => cards.find((card) => card.key === key)
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    const card = byKey(event.target.value)
    if (card === undefined) return
    event.preventDefault()
    onOpen(card, 'key')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the Enter of the radio buttons inside
    <div className="dock" onKeyDown={pressed} id="hand" ref={dock}>
      <div className="dock-head">
        <p aria-hidden="true" className="dock-legend">
          {sp.t('hand.brief', { count: cards.length })}
        </p>
        <p className="dock-standing">{sp.t('hand.standing', { count: standing })}</p>
        {moves}
        <span className="dock-keys">
          <Button look="link" onPress={onWrite} id="write-text">
            {deal('open')}
          </Button>
          <Button look="link" onPress={onAll} id="all-moves">
            {sp.t('hand.all')}
          </Button>
        </span>
      </div>
      <Hand legend={legend} legendShown={false} resting>
        {cards.map((card) => {
          const cite = actCite(sp, card.act)
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the radio button inside is the control
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is heard by the dock
            <div
              key={card.key}
              className="card-place"
              onClick={(event) => tapped(event.target) && card.refusal === null && !disabled && onOpen(card, 'tap')}
            >
              <MoveCard
                group="hand"
                value={card.key}
                chosen={chosen === card.key}
                onChoose={(key) => {
                  const picked = byKey(key)
                  if (picked !== undefined) onChoose(picked)
                }}
                exits={badges(card).map((id) => ({ n: exitOf(sp, id)?.n ?? 0, label: exitTab(sp, id) }))}
                label={cardLabel(sp, card)}
                title={actTitle(sp, card.act, seat)}
                cost={costBrief(sp, card.cost)}
                cite={cite === undefined ? undefined : <Cite id={cite} />}
                disabled={disabled || card.refusal !== null}
                {...(card.refusal === null
                  ? {}
                  : {
                      note:
                        card.refusal.code === 'standing'
                          ? sp.t('card.short', { lacks: Math.max(1, card.cost - standing) })
                          : refusalWords(sp, card.refusal),
                    })}
              />
            </div>
          )
        })}
      </Hand>
    </div>
  )
}

/** What rests above the hand must know how high it stands. */
function useDockHeight() {
  const dock = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = dock.current
    if (element === null) return
    const watcher = new ResizeObserver(() =>
      element.parentElement?.style.setProperty('--dock', `${element.offsetHeight}px`),
    )
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return dock
}

/** A click on the card itself, not on the source beside it; the click that a label passes to its radio counts once. */
const tapped = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.cite') === null && !(target instanceof HTMLInputElement)

/** A card has room for two numbers; of more it says how many. */
const badges = (card: HandCard): readonly string[] => (card.exits.length > 2 ? [] : card.exits)

/** "Toward exit 1", "At home": the badges carry the numbers for the eye. */
export function cardLabel(sp: Speaker, card: HandCard): string {
  const listOf = (exits: readonly string[]) =>
    listed(
      sp,
      exits.map((id) => String(exitOf(sp, id)?.n ?? 0)),
    )
  const late = card.tooLate ?? []
  // A card that still does something for one exit is named after that one.
  const exits = card.exits.filter((id) => !late.includes(id))
  const list = listOf(exits)
  if (card.act.kind === 'deal' && card.act.signs !== undefined)
    return sp.t('card.signs', { n: exitOf(sp, card.act.signs)?.n ?? 0 })
  if (card.act.kind === 'sign') return sp.t('card.sign', { list })
  if (late.length > 0 && exits.length === 0) return sp.t('card.late', { count: late.length, list: listOf(late) })
  if (exits.length > 2 && (card.kind === 'toward' || card.kind === 'another'))
    return sp.t('card.many', { count: exits.length })
  if (card.kind === 'toward') return sp.t('card.toward', { count: exits.length, list })
  if (card.kind === 'another') return sp.t('card.another', { count: exits.length, list })
  return sp.t(`card.${card.kind}`)
}
