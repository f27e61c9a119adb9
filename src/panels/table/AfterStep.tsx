/** "What changed": the answers with their reasons, what everyone did, what became of each exit. */

import { useMemo } from 'react'
import type { Answer, Matter } from '../../domain/move.ts'
import { answerOf } from '../../engine/adjudicate.ts'
import type { PlayedRound } from '../../engine/game.ts'
import { viewFor } from '../../engine/view.ts'
import { bills } from '../../offramps/bill.ts'
import type { Judged } from '../../opponents/policy.ts'
import { likelyAnswer } from '../../opponents/predict.ts'
import type { Said } from '../../store/save.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import type { ExitNow, SignState } from '../app/analysis.ts'
import { go, useApp } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import { StepsList } from './AnswerStep.tsx'
import {
  alsoWords,
  type BriefLine,
  briefLines,
  leadWords,
  lostNow,
  missedNow,
  outcomeWords,
  playedId,
  playedWords,
  promisedWords,
  quietSeats,
  roundLines,
} from './afterWords.ts'
import { answerWords } from './answerWords.ts'
import { Explained } from './Explained.tsx'
import { bandWords, billChange, billWords, causeSentence, stateOf, stateWords } from './exitWords.ts'
import { forcedNo, forcedOf } from './forcedNo.ts'
import { type LogLine, logLines, nobodyForced } from './logWords.ts'
import { isText } from './matters.ts'
import { NoEndLeft, noEndLeft } from './NoEndLeft.tsx'
import { type ExitLine, ExitLines, Reaction, StepTitle, Who } from './Parts.tsx'
import { type Commit, type SentCard, sentBy } from './sent.ts'
import { actTitle, type Speaker, sentence, sentences, short } from './speaker.ts'

export interface AfterStepProps {
  readonly sp: Speaker
  readonly open: Open
  readonly exits: readonly ExitNow[]
  /** States before the round, where they are still known. */
  readonly before: Readonly<Record<string, SignState>> | undefined
  readonly onOpenExit: (exit: string) => void
}

export function AfterStep({ sp, open, exits, before, onOpenExit }: AfterStepProps) {
  const { session } = useApp()
  const { save, played } = open
  const last = played.rounds.at(-1)
  const record = save.record.rounds.at(-1)
  if (last === undefined || record === undefined) return null
  const said = save.said.at(-1) ?? {}
  const next = () => {
    // Who reads on has read it.
    if (noEndLeft(exits) && !played.over) session.readEnd()
    session.next()
  }
  const n = last.round + 1
  const sent = sentIn(open, last, record.commit)
  const forced = forcedOf(sp, last, record.commit, record.answers)
  return (
    <div className="after-step">
      <div className="after-main">
        <div className="after-lead">
          <StepTitle>{sp.t('after.title', { n })}</StepTitle>
          <p className="after-says">{leadWords(sp, last, exits, before)}</p>
        </div>
        <Answers
          {...{ sp, open, last, said, sent, answers: record.answers, commit: record.commit }}
          lost={lostNow(last, exits, before)}
        />
        <section className="happenings" aria-labelledby="after-events">
          <h3 id="after-events">{sp.t('after.events')}</h3>
          <BriefList
            sp={sp}
            lines={briefLines(sp, last, toldAbove(sent, last), wantedHere(open, last, record.answers), forced)}
          />
          <details className="in-full">
            <summary>{sp.t('after.inFull')}</summary>
            <EventList sp={sp} lines={roundLines(sp, last, said, forced)} quiet={quietSeats(sp, last)} />
          </details>
        </section>
      </div>
      <div className="after-side">
        <section aria-labelledby="after-exits">
          <h3 id="after-exits">{sp.t('after.exits')}</h3>
          <ExitLines
            sp={sp}
            label={sp.t('after.exits')}
            onOpen={onOpenExit}
            lines={exitChanges(sp, open, last, exits, before)}
          />
        </section>
        <NoEndLeft sp={sp} open={open} exits={exits} goesOn />
        <div className="deeds">
          <Button onPress={next} id="next">
            {sp.t(played.over ? 'deed.ending' : 'deed.next', { n: played.row[0]! + 1 })}
          </Button>
          {!played.over && save.lesson !== undefined && (
            <Button look="link" onPress={() => go(`ending/${save.id}`)}>
              {sp.t('deed.codeSoFar')}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

/** The cards of the people at this table in the round that has just been played. */
const sentIn = (open: Open, last: PlayedRound, commit: Commit): readonly SentCard[] =>
  sentBy(
    open.table.seats.filter((seat) => open.save.record.seats[seat] === 'person'),
    commit,
    last.matters,
    open.table.seats,
  )

/** What the cards above have told: texts by their matter, cards played alone by their seat. */
const toldAbove = (cards: readonly SentCard[], last: PlayedRound): readonly string[] =>
  cards.flatMap(({ seat, act, matter }) => {
    if (act.kind === 'use') return [playedId(seat, act.instrument)]
    if (act.kind === 'reserve') return [playedId(seat, act.reserve)]
    if (matter === null) return []
    return [
      matter.id,
      ...last.counters.filter((one) => one.kind === 'counter' && one.of === matter.id).map((one) => one.id),
    ]
  })

/** Texts, and counters to them, that people at this table wanted. */
function wantedHere(open: Open, last: PlayedRound, answers: AnswersProps['answers']): readonly string[] {
  const people = open.table.seats.filter((seat) => open.save.record.seats[seat] === 'person')
  const wanted = (id: string) =>
    people.some((seat) => answers[id]?.[seat]?.kind === 'accept' || answers[id]?.[seat]?.kind === 'counter')
  return [...last.matters, ...last.counters]
    .filter((matter) => wanted(matter.id) || (matter.kind === 'counter' && wanted(matter.of)))
    .map(({ id }) => id)
}

/** What the others did and what came, a few words each. */
function BriefList({ sp, lines }: { readonly sp: Speaker; readonly lines: readonly BriefLine[] }) {
  if (lines.length === 0) return <p className="quiet">{sp.t('after.nothing')}</p>
  return (
    <ul className="events events-brief">
      {lines.map((line, i) => (
        <li key={i}>
          {line.seats.map((seat) => (
            <Who key={seat} sp={sp} seat={seat} />
          ))}{' '}
          <Explained sp={sp}>{line.words}</Explained>
          <Cites ids={line.cite.slice(0, 1)} />
        </li>
      ))}
    </ul>
  )
}

/** Lines of the log with their sources. */
export function EventList({
  sp,
  lines,
  quiet = [],
}: {
  readonly sp: Speaker
  readonly lines: readonly LogLine[]
  /** Seats that did nothing for everyone to see. */
  readonly quiet?: readonly string[]
}) {
  if (lines.length === 0 && quiet.length === 0) return <p>{sp.t('after.nothing')}</p>
  return (
    <ul className="events">
      {lines.map((line, i) => (
        <li key={i} data-kind={line.event.kind} data-minor={line.minor || undefined}>
          {(line.event.kind === 'used' || line.event.kind === 'reserved') && (
            <>
              <Who sp={sp} seat={line.event.seat} />{' '}
            </>
          )}
          {line.words}
          <Cites ids={line.cite.slice(0, 2)} />
        </li>
      ))}
      {quiet.map((seat) => (
        <li key={seat} data-kind="quiet">
          <Who sp={sp} seat={seat} /> {sp.t('after.noMove')}
        </li>
      ))}
    </ul>
  )
}

interface AnswersProps {
  readonly sp: Speaker
  readonly open: Open
  readonly last: PlayedRound
  readonly said: Said
  readonly answers: Readonly<Record<string, Readonly<Record<string, Answer>>>>
  readonly commit: Commit
  /** Exits to which the round left no way. */
  readonly lost: readonly ExitNow[]
}

/** Every card that people at this table sent comes first, with what became of it, whoever else had the same one. */
function Answers({ sent, ...props }: AnswersProps & { readonly sent: readonly SentCard[] }) {
  const { sp, open } = props
  const solo = open.save.mode === 'solo'
  // On one device with secret cards everybody reads this: what was said in confidence is not in it.
  const isSecret = ({ act }: SentCard) => open.save.mode === 'sealed' && act.kind === 'signal'
  const shown = sent.filter((card) => card.act.kind !== 'pass' && !isSecret(card))
  if (shown.length === 0)
    return solo && open.save.me !== undefined ? <p className="quiet">{sp.t('after.sentNothing')}</p> : null
  return (
    <section className="answers" aria-labelledby="after-answers">
      <h3 id="after-answers" className="visually-hidden">
        {sp.t('after.answers')}
      </h3>
      {shown.map((card) => (
        <div key={`${card.seat} ${JSON.stringify(card.act)}`} className="answered">
          <p className="answered-what">
            {solo ? sp.t('after.yourOffer') : <Who sp={sp} seat={card.seat} />} {actTitle(sp, card.act, card.seat)}
          </p>
          {card.also.length > 0 && <Outcome words={alsoWords(sp, card, solo ? undefined : card.seat)} />}
          {card.matter === null || card.matter.kind === 'call' || card.matter.kind === 'sign' ? (
            <Outcome words={playedWords(sp, props.last, card)} />
          ) : (
            <TextFate {...props} card={card} matter={card.matter} />
          )}
          {card.matter !== null && <SaidTo {...props} matter={card.matter} by={card.seat} also={card.also} />}
          {card.matter !== null && <Countered {...props} matter={card.matter} by={card.seat} />}
        </div>
      ))}
    </section>
  )
}

function TextFate({
  sp,
  open,
  last,
  said,
  answers,
  commit,
  lost,
  card,
  matter,
}: AnswersProps & { readonly card: SentCard; readonly matter: Matter }) {
  const mine = open.save.mode === 'solo'
  return <Outcome words={outcomeWords(sp, last, matter, said, mine, commit, answers, card.seat, lost)} />
}

/** The counter-offer that a text met, and what became of that. */
function Countered({ matter, by, ...props }: AnswersProps & { readonly matter: Matter; readonly by: string }) {
  const { sp, open, last, said, answers, commit, lost } = props
  const counter = last.counters.find((entry) => entry.kind === 'counter' && entry.of === matter.id)
  if (counter?.kind !== 'counter') return null
  return (
    <div className="answered-counter">
      <p className="answered-what">{sentence(sp.t('after.counter', { party: short(sp, counter.by) }))}</p>
      <StepsList sp={sp} open={{ ...open, played: { ...open.played, row: last.before } }} steps={counter.act.steps} />
      <Outcome words={outcomeWords(sp, last, counter, said, false, commit, answers, counter.by, lost)} />
      <SaidTo {...props} matter={counter} by={by} also={[]} />
    </div>
  )
}

const Outcome = ({ words }: { readonly words: string }) => (words === '' ? null : <p className="outcome">{words}</p>)

interface SaidToProps extends AnswersProps {
  readonly matter: Matter
  /** Who sent the card. */
  readonly by: string
  /** Who sent the same one: their yes needs no line of its own. */
  readonly also: readonly string[]
}

function SaidTo({ sp, open, last, matter, said, answers, commit, by, also }: SaidToProps) {
  const foretold = useMemo(() => foretoldOf(open, last, matter, by), [open, last, matter, by])
  return matter.to.map((seat) => {
    const judged = said[matter.id]?.[seat]
    const given = answerOf(open.table, last.before, matter, answers, seat)
    if (matter.kind !== 'counter' && (seat === by || (also.includes(seat) && given.kind === 'accept'))) return null
    const refused = forcedNo(open.table, last, commit, answers, matter, seat)
    const heading = answerWords(sp, matter, seat, given, refused, judged === undefined)
    if (judged !== undefined)
      return (
        <Reaction
          key={seat}
          sp={sp}
          seat={seat}
          judged={judged}
          heading={heading}
          withTurn={judged.answer.kind === 'decline'}
          declined={judged.answer.kind === 'decline' && isText(matter)}
          brief={judged.answer.kind === 'accept'}
          promised={promisedWords(sp, commit[seat], matter)}
          {...(foretold[seat] === undefined ? {} : { foretold: foretold[seat] })}
        />
      )
    return (
      <p key={seat} className="said-plain">
        <Who sp={sp} seat={seat} size={20} words={heading} />
      </p>
    )
  })
}

/** What the preview had said of each seat, from the view of the one who sent it. */
function foretoldOf(open: Open, last: PlayedRound, matter: Matter, by: string): Readonly<Record<string, Judged>> {
  // The same text under another's name was not what this seat's preview spoke of.
  if (matter.kind === 'counter' || matter.by !== by) return {}
  const { record } = open.save
  const before = { ...record, rounds: record.rounds.slice(0, -1) }
  const view = viewFor(open.table, before, open.played.rounds.slice(0, -1), last.before, matter.by)
  return Object.fromEntries(matter.to.map((seat) => [seat, likelyAnswer(open.table, view, matter, seat, record.seats)]))
}

/** Each exit before and after the round, and why it changed. */
export function exitChanges(
  sp: Speaker,
  open: Open,
  last: PlayedRound,
  exits: readonly ExitNow[],
  before: Readonly<Record<string, SignState>> | undefined,
): readonly ExitLine[] {
  const was = bills(open.table, last.before)
  return exits.map((now, x) => {
    const old = before?.[now.exit.id] ?? null
    const base = { exit: now.exit.id, before: old, after: stateOf(now), same: old !== null && old === stateOf(now) }
    if (now.state === 'sealed')
      return {
        ...base,
        same: old === 'sealed',
        words: old === 'sealed' ? stateWords(sp, 'sealed') : sp.t('line.sealedNow'),
        beside: causeSentence(sp, last.after, now),
      }
    if (now.state === 'signed' || now.state === 'moot')
      return {
        ...base,
        words: bandWords(sp, now),
        ...(now.state === 'signed' && old !== 'signed' && now.exit.gives !== undefined
          ? { beside: now.exit.gives }
          : {}),
      }
    const changes = was[x] === undefined ? '' : billChange(sp, was[x], now.bill)
    return {
      ...base,
      same: base.same && changes === '',
      words: changes === '' ? billWords(sp, now) : changes,
      beside: sentences(sp, [missedNow(sp, last, now, x), bandWords(sp, now)]),
    }
  })
}

/** The round in a few sentences, said once to those who hear the page. */
export function announcement(
  sp: Speaker,
  open: Open,
  exits: readonly ExitNow[],
  before: Readonly<Record<string, SignState>> | undefined,
): string {
  const last = open.played.rounds.at(-1)
  if (last === undefined) return ''
  const told = ['deal-made', 'deal-failed', 'signed', 'not-signed', 'happened', 'track']
  const record = open.save.record.rounds.at(-1)
  const forced = record === undefined ? nobodyForced : forcedOf(sp, last, record.commit, record.answers)
  const lines = logLines(sp, last.events, [...last.matters, ...last.counters], forced).filter((line) =>
    told.includes(line.event.kind),
  )
  const changed = exitChanges(sp, open, last, exits, before).filter(
    (line) => line.before !== null && line.before !== line.after,
  )
  return [
    sp.t('after.over', { n: last.round + 1 }),
    leadWords(sp, last, exits, before),
    ...lines.map((line) => line.words),
    ...changed.map((line) =>
      sp.t('after.exitNow', {
        n: exits.find((now) => now.exit.id === line.exit)?.exit.n ?? 0,
        state: stateWords(sp, line.after ?? 'unknown'),
      }),
    ),
  ].join(' ')
}
