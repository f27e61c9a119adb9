/** Small pieces that every step of the table uses. */
import { type ReactNode, useState } from 'react'
import { type Ground, type Judged, totalOf } from '../../opponents/policy.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExitBadge } from '../../ui/ExitBadge.tsx'
import { Pictogram } from '../../ui/Pictogram.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import type { SignState } from '../app/analysis.ts'
import { Cites, Corrections } from '../dossier/Cite.tsx'
import { assumptionWords, groundWords, saysWords, turnWords, twoReasons } from './groundWords.ts'
import { exitOf, exitTab, hueOf, optionShort, type Speaker, sentence, short } from './speaker.ts'

/** Swatch and name: before an answer, in lists. */
export function Who({
  sp,
  seat,
  size = 16,
  words,
}: {
  readonly sp: Speaker
  readonly seat: string
  readonly size?: number
  readonly words?: string
}) {
  const hue = hueOf(sp, seat)
  return (
    <span className="who">
      {hue !== null && <Swatch hue={hue} size={size} />}
      <span>{words ?? short(sp, seat)}</span>
    </span>
  )
}

/** The heading of a step; focus goes to it when the step begins. */
export function StepTitle({ children, note }: { readonly children: ReactNode; readonly note?: ReactNode }) {
  return (
    <div className="step-title">
      <h2 id="table-step" tabIndex={-1}>
        {children}
      </h2>
      {note !== undefined && <p>{note}</p>}
    </div>
  )
}

export interface ReactionProps {
  readonly sp: Speaker
  readonly seat: string
  readonly judged: Judged
  /** "Russia: reluctant". */
  readonly heading: string
  /** The whole sum instead of two reasons; left out, each answer has a key of its own for it. */
  readonly numbers?: boolean
  readonly withTurn?: boolean
  /** It has been given and is a no: that nothing small would turn it is an answer too. */
  readonly declined?: boolean
  /** One reason: of several parties the first of each says most. */
  readonly brief?: boolean
  /** What it has promised elsewhere in this round, where that is known. */
  readonly promised?: string
  /** What was foretold before the card was sent; said where the answer turned out another. */
  readonly foretold?: Judged
}

/** What a seat would answer, or answered, and why. */
export function Reaction({
  sp,
  seat,
  judged,
  heading,
  numbers,
  withTurn = true,
  declined = false,
  brief = false,
  promised = '',
  foretold,
}: ReactionProps) {
  const [asked, setAsked] = useState(false)
  const inNumbers = numbers ?? asked
  const shown = shownReasons(judged, brief)
  const surprise = foretold === undefined ? '' : surpriseWords(sp, foretold, judged)
  return (
    <div className="reaction">
      <h3>
        <Who sp={sp} seat={seat} size={20} words={heading} />
      </h3>
      {surprise !== '' && <p className="surprise">{surprise}</p>}
      {inNumbers ? (
        <Sum sp={sp} judged={judged} />
      ) : (
        <ul className="grounds">
          {shown.map((ground, i) => (
            <li key={`${ground.code}${i}`}>
              <Sign sp={sp} weight={ground.weight} />
              <GroundLine sp={sp} seat={seat} ground={ground} promised={promised} />
            </li>
          ))}
          {judged.likely === 'reluctant' && !judged.sum.some((ground) => ground.weight < 0) && (
            <li>
              <Sign sp={sp} weight={-1} />
              <span className="ground-words">{sp.t('ground.little')}</span>
            </li>
          )}
        </ul>
      )}
      {withTurn && !brief && (judged.turn !== undefined || (declined && turnable(judged))) && (
        <p className="turn">
          <strong>{sp.t('turn.label')}</strong>{' '}
          {judged.turn === undefined ? sp.ground('turn-none') : turnWords(sp, judged.turn)}
        </p>
      )}
      {numbers === undefined && (
        <button type="button" className="ask-sum" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {sp.t(asked ? 'preview.inWords' : 'preview.inNumbers')}
          <VisuallyHidden>{`: ${short(sp, seat)}`}</VisuallyHidden>
        </button>
      )}
    </div>
  )
}

/** A seat that plays its paper, or by chance, weighs no change. */
const turnable = (judged: Judged): boolean => !judged.sum.some(({ code }) => code === 'off-paper' || code === 'chance')

/** Of several parties one reason each; of one that hesitates, what makes it hesitate. */
function shownReasons(judged: Judged, brief: boolean): readonly Ground[] {
  const two = twoReasons(judged)
  if (!brief) return two
  return judged.likely === 'reluctant' ? two.filter((ground) => ground.weight < 0).slice(0, 1) : two.slice(0, 1)
}

/** What it has given elsewhere in the round bars it here. */
const PROMISED: ReadonlySet<string> = new Set(['already-promised', 'promised-steps'])

/** Where the answer is not what was foretold, that is said before the reasons. */
function surpriseWords(sp: Speaker, foretold: Judged, judged: Judged): string {
  const yes = judged.answer.kind === 'accept'
  if (foretold.likely === 'yes' && !yes)
    return sp.t(judged.sum.some(({ code }) => PROMISED.has(code)) ? 'surprise.bound' : 'surprise.no')
  return foretold.likely === 'no' && yes ? sp.t('surprise.yes') : ''
}

function Sign({ sp, weight }: { readonly sp: Speaker; readonly weight: number }) {
  return (
    <span className="ground-sign">
      <span aria-hidden="true">{weight > 0 ? '+' : '−'}</span>
      <VisuallyHidden>{sp.t(weight > 0 ? 'ground.for' : 'ground.against')}</VisuallyHidden>
    </span>
  )
}

/** Where the party is on record about the very step, the article needs no name. */
function groundInBrief(sp: Speaker, ground: Ground, promised: string, says: string): string {
  if (ground.code === 'already-promised' && promised !== '')
    return sentence(sp.ground('already-promised-what', { what: promised }))
  if (ground.code === 'promised-steps' && promised !== '')
    return sentence(sp.ground('promised-steps-what', { count: ground.n ?? 0, what: promised }))
  if (says === '' || ground.code !== 'cost-home') return sentence(groundWords(sp, ground))
  const option = optionShort(sp, ground.issue ?? '', ground.option ?? '')
  return sentence(sp.ground('cost-brief', { n: ground.n ?? 0, option }))
}

/** What the party is on record with stands on a line of its own: a quote may speak for a step whose cost speaks against it. */
function GroundLine({
  sp,
  seat,
  ground,
  promised,
}: {
  readonly sp: Speaker
  readonly seat: string
  readonly ground: Ground
  readonly promised: string
}) {
  const says = saysWords(sp, seat, ground)
  return (
    <span className="ground-words">
      {groundInBrief(sp, ground, promised, says)}
      {says !== '' && (
        <>
          {' '}
          <span className="ground-record">{sentence(sp.ground('on-record', { says }))}</span>
        </>
      )}
      <Cites ids={ground.cite.slice(0, 1)} />
      {ground.assumption !== undefined && ground.cite.length === 0 && (
        <>
          {' '}
          <AssumptionLink sp={sp} id={ground.assumption} />
        </>
      )}
      <Corrections ids={ground.cite.slice(0, 1)} />
    </span>
  )
}

/** Every term of the sum with its number. */
function Sum({ sp, judged }: { readonly sp: Speaker; readonly judged: Judged }) {
  const bar = judged.sum.some((ground) => ground.weight <= -50)
  return (
    <table className="sum">
      <caption>{sp.t('sum.caption')}</caption>
      <tbody>
        {judged.sum.map((ground, i) => (
          <tr key={`${ground.code}${i}`}>
            <td>
              {sentence(groundWords(sp, ground))}
              <Cites ids={ground.cite.slice(0, 2)} />{' '}
              {ground.assumption !== undefined && <AssumptionLink sp={sp} id={ground.assumption} />}
            </td>
            <td className="number">{ground.weight <= -50 ? sp.t('sum.bar') : signed(ground.weight)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{sp.t('sum.total')}</th>
          <td className="number">{bar ? sp.t('sum.bar') : signed(totalOf(judged.sum))}</td>
        </tr>
      </tfoot>
    </table>
  )
}

const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0')

/** The word that marks a judgement of this project's, with its reason one press away. */
export function AssumptionLink({ sp, id }: { readonly sp: Speaker; readonly id: string }) {
  const [open, setOpen] = useState(false)
  const { name, because, value, cite } = assumptionWords(sp, id)
  return (
    <>
      <button
        type="button"
        className="cite"
        data-assumption
        aria-haspopup="dialog"
        aria-label={sp.t('assumption.open', { name })}
        onClick={() => setOpen(true)}
      >
        {sp.t('assumption.word')}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={sp.t('assumption.title')} closeLabel={sp.t('close')}>
        <p className="assumption-name">{name}</p>
        {value !== undefined && (
          <p>
            {sp.t(value.from === value.to ? 'assumption.value' : 'assumption.range', {
              is: value.is,
              from: value.from,
              to: value.to,
            })}
          </p>
        )}
        <p>
          {because}
          <Cites ids={cite} />
        </p>
        <p className="quiet">{sp.t('assumption.note')}</p>
      </Dialog>
    </>
  )
}

export interface ExitLine {
  readonly exit: string
  readonly before: SignState | null
  readonly after: SignState | null
  readonly words: string
  /** A second, quieter line. */
  readonly beside?: string
  /** Nothing about it changes: it may fold away. */
  readonly same?: boolean
  /** The state in words, at the end of the row. */
  readonly state?: string
}

export interface ExitLinesProps {
  readonly sp: Speaker
  readonly lines: readonly ExitLine[]
  readonly onOpen: (exit: string) => void
  readonly label: string
  /** The folded ones are not compared with anything. */
  readonly plain?: boolean
}

/** So many rows are read at a glance under the road. */
const AT_A_GLANCE = 3
/** So many numbers stand beside "unchanged"; of more it says how many. */
const BADGES = 4

/** Exits, one a row: number, barrier before and after, words. A press opens the exit. What stays as it is folds into one line. */
export function ExitLines({ sp, lines, onOpen, label, plain = false }: ExitLinesProps) {
  const [all, setAll] = useState(false)
  const moving = lines.filter((line) => line.same !== true)
  const many = moving.length > BADGES + 1
  const still = plain
    ? lines.length > AT_A_GLANCE
      ? lines
      : []
    : lines.filter((line) => line.same === true || (many && moving.indexOf(line) >= BADGES))
  const shown = all ? lines : lines.filter((line) => !still.includes(line))
  return (
    <div className="exit-list">
      <ul className="exit-lines" aria-label={label} id={plain ? 'exits-below' : undefined}>
        {shown.map((line) => (
          <li key={line.exit}>
            <ExitRow sp={sp} line={line} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {still.length > 0 && (
        <button type="button" className="exit-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {plain ? (
            <span>{restWords(sp, still)}</span>
          ) : (
            <>
              {!many &&
                still.length <= BADGES &&
                still.map((line) => (
                  <ExitBadge
                    key={line.exit}
                    n={exitOf(sp, line.exit)?.n ?? 0}
                    label={exitTab(sp, line.exit)}
                    sealed={line.after === 'sealed'}
                  />
                ))}
              <span>
                {many
                  ? sp.t('line.more', { count: still.length })
                  : still.length <= BADGES
                    ? sp.t('line.still')
                    : sp.t('line.othersSame', { count: still.length })}
              </span>
            </>
          )}
          <span className="exit-more-key">{sp.t(all ? 'line.hide' : 'line.show')}</span>
        </button>
      )}
    </div>
  )
}

/** "11 more exits: 10 not yet, 1 no way left". */
function restWords(sp: Speaker, lines: readonly ExitLine[]): string {
  const states = [...new Set(lines.map((line) => line.after ?? 'unknown'))]
  const counts = states.map((state) =>
    sp.t('line.count', { count: lines.filter((line) => line.after === state).length, state: sp.t(`state.${state}`) }),
  )
  return sp.t('line.rest', { count: lines.length, states: counts.join(sp.t('sep')) })
}

function ExitRow({
  sp,
  line,
  onOpen,
}: {
  readonly sp: Speaker
  readonly line: ExitLine
  readonly onOpen: (exit: string) => void
}) {
  const moves = line.before !== null && line.after !== null && line.before !== line.after
  return (
    <button type="button" className="exit-line" onClick={() => onOpen(line.exit)} aria-haspopup="dialog">
      <ExitBadge
        n={exitOf(sp, line.exit)?.n ?? 0}
        label={exitTab(sp, line.exit)}
        sealed={(line.after ?? line.before) === 'sealed'}
      />
      <span className="exit-line-marks" aria-hidden="true">
        {moves && line.before !== null && <Pictogram state={line.before} height={24} />}
        {moves && <span className="arrow">→</span>}
        <Pictogram state={line.after ?? line.before ?? 'unknown'} height={24} />
      </span>
      {line.state !== undefined && <span className="exit-line-state">{line.state}</span>}
      <span className="exit-line-words">
        <span>{line.words}</span>
        {line.beside !== undefined && <small>{line.beside}</small>}
      </span>
    </button>
  )
}

/** A button of the table that looks like the rest of a sentence. */
export function Quiet({ children, onPress }: { readonly children: ReactNode; readonly onPress: () => void }) {
  return (
    <Button look="link" onPress={onPress}>
      {children}
    </Button>
  )
}
