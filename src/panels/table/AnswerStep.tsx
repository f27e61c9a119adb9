/** What the others ask of this seat: accept, decline or counter, with what a yes would mean. */
import { useState } from 'react'
import type { Agenda, Answer, Matter, Step } from '../../domain/move.ts'
import { stanceOf } from '../../engine/read.ts'
import type { Turn } from '../../store/flow.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import type { ExitNow } from '../app/analysis.ts'
import { useApp } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import { alsoWords, promisedWords } from './afterWords.ts'
import { answerSheet, type Clash, withNote } from './answerSheet.ts'
import { answerWords } from './answerWords.ts'
import { Explained } from './Explained.tsx'
import { heldWords } from './effects.ts'
import { bandWords, billChange, billWords, endsThisRound, isClosed, stateOf } from './exitWords.ts'
import { forcedNo } from './forcedNo.ts'
import { type CounterWish, consequences, counters, isText, promisedBy, type TextMatter } from './matters.ts'
import { ExitLines, Reaction, StepTitle, Who } from './Parts.tsx'
import { Price } from './Price.tsx'
import { containedIn, sentBy } from './sent.ts'
import {
  exitInside,
  exitOf,
  issueName,
  listed,
  named,
  namedAll,
  row as notation,
  optionOf,
  optionShort,
  refusalWords,
  roomName,
  type Speaker,
  sentence,
  sentences,
  short,
} from './speaker.ts'

export interface AnswerStepProps {
  readonly sp: Speaker
  readonly open: Open
  readonly turn: Extract<Turn, { kind: 'answer' }>
  readonly exits: readonly ExitNow[]
  readonly onOpenExit: (exit: string) => void
}

export function AnswerStep(props: AnswerStepProps) {
  const { sp, open, turn } = props
  const [matter] = turn.matters
  if (matter === undefined) return null
  return (
    <div className="answer-step">
      {turn.matters.length > 1 ? (
        <ManyAsked {...props} />
      ) : (
        <section className="asked" aria-labelledby="table-step">
          <StepTitle>{titleOf(sp, open, turn.seat, matter)}</StepTitle>
          <OneAsked key={matter.id} {...props} matter={matter} />
        </section>
      )}
      <AnsweredSoFar {...props} />
    </div>
  )
}

/** Alone on the table: the press is the answer. */
function OneAsked(props: AnswerStepProps & { readonly matter: Matter }) {
  const { session } = useApp()
  const { turn, matter } = props
  return (
    <AskedMatter
      {...props}
      given={undefined}
      onGive={(answer) => answer !== null && void session.answer(turn.seat, matter.id, answer)}
    />
  )
}

/** Several together: what one yes rules out is seen before it is given, and each answer can be changed until all are sent. */
function ManyAsked(props: AnswerStepProps) {
  const { session } = useApp()
  const { sp, open, turn } = props
  const { table, save, played } = open
  const { seat, matters } = turn
  const notes = Object.fromEntries(
    matters.flatMap((matter) => {
      const note = save.draft.leaning?.[matter.id]?.[seat]
      return note === undefined ? [] : [[matter.id, note] as const]
    }),
  )
  const before = promisedBy(
    table,
    played.row,
    seat,
    save.draft.commit[seat] ?? [],
    [...save.draft.matters, ...save.draft.counters],
    save.draft.answers,
    matters,
  )
  const sheet = answerSheet(table, played.row, seat, before, matters, notes)
  const waiting = sheet.asked.filter(({ matter, within }) => within === null && notes[matter.id] === undefined)
  const number = (matter: Matter) => matters.findIndex((entry) => entry.id === matter.id) + 1
  const give = (matter: Matter, answer: Answer | null) =>
    session.lean(seat, withNote(table, played.row, seat, before, matters, notes, matter, answer))
  const send = () =>
    void session.answerAll(
      seat,
      Object.fromEntries(
        sheet.asked.map(({ matter, within }) => [
          matter.id,
          within === null ? (notes[matter.id] ?? { kind: 'decline' }) : { kind: 'accept' },
        ]),
      ),
    )
  return (
    <section className="asked many" aria-labelledby="table-step" data-n={Math.min(3, matters.length)}>
      <StepTitle note={sp.t('answer.manyNote')}>
        {open.save.mode === 'solo'
          ? sp.t('answer.many', { count: matters.length })
          : sentence(sp.t('answer.manyNamed', { count: matters.length, seat: named(sp, seat) }))}
      </StepTitle>
      {sheet.asked.map(({ matter, within, clashes }) => (
        <article key={matter.id} className="ask" aria-labelledby={`ask-${number(matter)}`}>
          <h3 id={`ask-${number(matter)}`}>
            <span className="ask-n">{sp.t('answer.n', { n: number(matter) })}</span> {titleOf(sp, open, seat, matter)}
          </h3>
          {within === null ? (
            <>
              {clashes.map((clash) => (
                <p key={clash.other.id} className="clash" data-now={isYes(notes[clash.other.id]) || undefined}>
                  {clashWords(sp, clash, number(clash.other), sheet.have)}
                </p>
              ))}
              <AskedMatter
                {...props}
                matter={matter}
                given={notes[matter.id]}
                onGive={(answer) => give(matter, answer)}
              />
            </>
          ) : (
            <>
              {isText(matter) && <StepsList sp={sp} open={open} steps={matter.act.steps} me={seat} />}
              <p className="clash">{sp.t('answer.within', { n: number(within) })}</p>
            </>
          )}
        </article>
      ))}
      <div className="deeds send-all">
        <Button onPress={send} isDisabled={waiting.length > 0 || open.readOnly} id="send-answers">
          {sp.t('answer.send', { count: matters.length })}
        </Button>
        <p className="answer-sum" role="status">
          {waiting.length > 0
            ? sp.t('answer.toGo', { count: waiting.length })
            : sp.t('answer.sum', { count: sheet.cost, have: sheet.have, left: Math.max(0, sheet.have - sheet.cost) })}
        </p>
      </div>
    </section>
  )
}

const isYes = (answer: Answer | undefined): boolean => answer?.kind === 'accept' || answer?.kind === 'counter'

/** "A yes here rules out text 2: …" */
const clashWords = (sp: Speaker, clash: Clash, n: number, have: number): string =>
  sp.t('clash.rulesOut', {
    n,
    why: sp.t(`clash.${clash.why === 'two-options' && clash.issues.length === 0 ? 'overlap' : clash.why}`, {
      issues: listed(
        sp,
        clash.issues.map((issue) => issueName(sp, issue)),
      ),
      cost: clash.cost,
      have,
    }),
  })

interface AskedProps extends AnswerStepProps {
  readonly matter: Matter
  /** The answer noted so far, where several are sent together. */
  readonly given: Answer | undefined
  /** Null takes a noted answer back. */
  readonly onGive: (answer: Answer | null) => void
}

const AskedMatter = (props: AskedProps) =>
  isText(props.matter) ? (
    <TextAsked {...props} matter={props.matter} />
  ) : (
    <OtherAsked {...props} matter={props.matter} />
  )

/** Alone one is "you"; round one device every seat has its name. */
function titleOf(sp: Speaker, open: Open, seat: string, matter: Matter): string {
  const data = { party: named(sp, matter.by), seat: named(sp, seat) }
  const who = open.save.mode === 'solo' ? '' : 'Named'
  switch (matter.kind) {
    case 'deal':
      return sentence(sp.t(`answer.deal${who}`, data))
    case 'counter':
      return sentence(sp.t(`answer.counter${who}`, data))
    case 'call':
      return sentence(sp.t(`answer.call${who}`, { ...data, room: roomName(sp, matter.room) }))
    case 'sign':
      return sentence(
        sp.t(`answer.sign${who}`, {
          ...data,
          exit: exitInside(sp, matter.exit),
          name: exitOf(sp, matter.exit)?.name ?? '',
        }),
      )
  }
}

/** What was already said to the texts of people at this table, and who had sent the same one. */
function AnsweredSoFar({ sp, open }: AnswerStepProps) {
  const { draft, record } = open.save
  const sent = sentBy(
    open.table.seats.filter((seat) => record.seats[seat] === 'person'),
    draft.commit,
    draft.matters,
    open.table.seats,
  )
  const solo = open.save.mode === 'solo'
  // Round one device the same text by three seats is told once, by the first of them.
  const first = sent.filter(({ matter }, i) => matter === null || sent.findIndex((one) => one.matter === matter) === i)
  const same = [
    ...new Set(first.map((card) => alsoWords(sp, card, solo ? undefined : card.seat)).filter((words) => words !== '')),
  ]
  const asked = [...new Set(sent.flatMap(({ matter }) => (matter === null ? [] : [matter])))]
  const counters = draft.counters.filter((one) => record.seats[one.by] === 'person')
  const also = new Set(sent.flatMap((card) => card.also.map((seat) => `${card.matter?.id} ${seat}`)))
  const said = [...asked, ...counters].flatMap((matter) =>
    Object.entries(draft.said[matter.id] ?? {})
      .filter(([seat, { answer }]) => !(answer.kind === 'accept' && also.has(`${matter.id} ${seat}`)))
      .map(([seat, judged]) => ({ matter, seat, judged })),
  )
  if (said.length === 0 && same.length === 0) return null
  return (
    <aside className="said-so-far" aria-labelledby="so-far">
      <h3 id="so-far">{sp.t('answer.soFar')}</h3>
      {same.map((words) => (
        <p key={words} className="outcome">
          {words}
        </p>
      ))}
      {said.map(({ matter, seat, judged }) => (
        <Reaction
          key={matter.id + seat}
          sp={sp}
          seat={seat}
          judged={judged}
          withTurn={false}
          promised={promisedWords(sp, draft.commit[seat], matter)}
          heading={answerWords(sp, matter, seat, judged.answer, forcedIn(open, matter, seat))}
        />
      ))}
    </aside>
  )
}

const forcedIn = ({ table, played, save: { draft } }: Open, matter: Matter, seat: string) =>
  forcedNo(table, { before: played.row, ...draft }, draft.commit, draft.answers, matter, seat)

/** "It contains your text and adds: …": a larger text around the seat's own. */
function containsWords(sp: Speaker, seat: string, own: Agenda, matter: TextMatter): string {
  const found = matter.kind === 'deal' ? containedIn(own, matter.act.steps) : null
  if (found === null || found.added.length === 0) return ''
  const added = notation(
    sp,
    [...new Set(found.added.map((step) => `${step.issue} ${step.option}`))].map((key) => {
      const { issue, option } = found.added.find((step) => `${step.issue} ${step.option}` === key)!
      const who = found.added.filter((step) => step.issue === issue && step.option === option)
      return sp.t('answer.added', {
        parties: namedAll(
          sp,
          who.map((step) => step.seat),
        ),
        issue: issueName(sp, issue),
        option: optionShort(sp, issue, option),
      })
    }),
  )
  return sp.t(found.own.steps.some((step) => step.seat === seat) ? 'answer.contains' : 'answer.containsPlain', {
    added,
  })
}

function TextAsked({
  sp,
  open,
  turn,
  matter,
  exits,
  given,
  onGive,
  onOpenExit,
}: AskedProps & { readonly matter: TextMatter }) {
  const { table, save, played } = open
  const { seat } = turn
  const many = turn.matters.length > 1
  const all = [...save.draft.matters, ...save.draft.counters]
  const own = save.draft.commit[seat] ?? []
  const what = consequences(table, played.row, seat, own, all, save.draft.answers, matter)
  const wishes = matter.kind === 'deal' ? counters(table, played.row, seat, own, all, save.draft.answers, matter) : []
  const contains = containsWords(sp, seat, own, matter)
  const [countering, setCountering] = useState(false)
  const toggle = (answer: Answer) => onGive(many && given?.kind === answer.kind ? null : answer)
  if (countering)
    return (
      <CounterChoice
        sp={sp}
        matter={matter}
        seat={seat}
        wishes={wishes}
        many={many}
        onBack={() => setCountering(false)}
        onSend={(steps) => {
          onGive({ kind: 'counter', steps })
          setCountering(false)
        }}
      />
    )
  const pressed = (kind: Answer['kind']) => (many ? { 'aria-pressed': given?.kind === kind } : {})
  const ifYes = (
    <ExitLines
      sp={sp}
      label={sp.t('answer.ifYes')}
      onOpen={onOpenExit}
      lines={exits.map((now, x) => yesLine(sp, open, now, what.after[x], what.signs.includes(now.exit.id)))}
    />
  )
  const deeds = (
    <div className="deeds">
      <Button
        onPress={() => toggle({ kind: 'accept' })}
        isDisabled={what.refusal !== null}
        look={many && given?.kind !== 'accept' ? 'outline' : 'solid'}
        {...pressed('accept')}
      >
        {sp.t('deed.accept')}
      </Button>
      <Button
        look={many && given?.kind === 'decline' ? 'solid' : 'outline'}
        onPress={() => toggle({ kind: 'decline' })}
        {...pressed('decline')}
      >
        {sp.t('deed.decline')}
      </Button>
      {wishes.length > 0 && (
        <Button
          look={given?.kind === 'counter' ? 'solid' : 'link'}
          onPress={() => setCountering(true)}
          {...pressed('counter')}
        >
          {sp.t('deed.counter')}
        </Button>
      )}
    </div>
  )
  return (
    <>
      <StepsList sp={sp} open={open} steps={matter.act.steps} me={seat} />
      {contains !== '' && <p className="clash">{contains}</p>}
      <p className="answer-cost">
        <Price {...priceOfYes(sp, what, seat, matter)} sp={sp} />
      </p>
      {what.refusal !== null && <p className="refusal">{ownRefusalWords(sp, what)}</p>}
      {/* Of several side by side the keys come first: what lies lower may wait beneath the one that sends them all. */}
      {many ? deeds : ifYes}
      {many ? ifYes : deeds}
    </>
  )
}

/** Why a yes is not possible beside this seat's own card. */
function ownRefusalWords(sp: Speaker, { refusal, differing }: ReturnType<typeof consequences>): string {
  if (refusal === 'two-options')
    return differing.length === 0
      ? sp.t('clash.own.overlap')
      : sp.t('clash.own.two-options', {
          issues: listed(
            sp,
            differing.map((issue) => issueName(sp, issue)),
          ),
        })
  if (refusal === 'mobility' || refusal === 'standing') return sp.t(`clash.own.${refusal}`)
  return refusalWords(sp, { code: refusal ?? '' })
}

function priceOfYes(sp: Speaker, what: ReturnType<typeof consequences>, seat: string, matter: TextMatter) {
  const { cost, have } = what
  const others = [...new Set(matter.act.steps.map((step) => step.seat))].filter((id) => id !== seat)
  const lets = cost.gross === 0 && !matter.act.steps.some((step) => step.seat === seat)
  return {
    ...cost,
    have,
    ...(lets ? { words: sp.t('answer.lets', { count: others.length, parties: namedAll(sp, others) }) } : {}),
  }
}

function yesLine(sp: Speaker, open: Open, now: ExitNow, after: ExitNow['bill'] | undefined, signs: boolean) {
  if (signs) return { exit: now.exit.id, before: stateOf(now), after: 'signed' as const, words: sp.t('line.signed') }
  const base = { exit: now.exit.id, before: null, after: stateOf(now) }
  if (isClosed(now)) return { ...base, words: bandWords(sp, now), same: true }
  const changes = after === undefined ? '' : billChange(sp, now.bill, after)
  if (endsThisRound(sp, open.played.row, now))
    return {
      ...base,
      words: sp.t('line.endsNow'),
      beside: changes === '' ? billWords(sp, now) : changes,
    }
  return {
    ...base,
    same: changes === '',
    words: changes === '' ? billWords(sp, now) : changes,
  }
}

/** Who would come to stand where: one line for each of the words, with all who move to them. */
export function StepsList({
  sp,
  open,
  steps,
  me,
}: {
  readonly sp: Speaker
  readonly open: Open
  readonly steps: readonly Step[]
  readonly me?: string
}) {
  const words = steps.filter(
    (step, i) => steps.findIndex((other) => other.issue === step.issue && other.option === step.option) === i,
  )
  return (
    <ul className="text-steps">
      {words.map(({ issue, option }) => {
        const moving = steps.filter((step) => step.issue === issue && step.option === option).map((step) => step.seat)
        const isMe = (seat: string) => seat === me && open.save.mode === 'solo'
        const from = me === undefined ? undefined : stanceOf(open.table, open.played.row, me, issue)
        const mine = moving.some(isMe)
        return (
          <li key={`${issue} ${option}`} data-me={mine || undefined}>
            <span className="step-movers">
              {moving.map((seat) => (
                <Who key={seat} sp={sp} seat={seat} words={isMe(seat) ? sp.t('answer.you') : short(sp, seat)} />
              ))}
            </span>
            <span className="step-words">
              <span className="step-issue">{issueName(sp, issue)}</span>
              <span>
                {sentence(optionOf(sp, issue, option)?.words ?? option)}
                <Cites ids={(optionOf(sp, issue, option)?.cite ?? []).slice(0, 1)} />
              </span>
              {mine && from !== undefined && from !== option && (
                <small>{sp.t('answer.youNow', { option: optionShort(sp, issue, from) })}</small>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function CounterChoice({
  sp,
  matter,
  seat,
  wishes,
  many,
  onBack,
  onSend,
}: {
  readonly sp: Speaker
  readonly matter: TextMatter
  readonly seat: string
  readonly wishes: readonly CounterWish[]
  /** It is noted, not sent. */
  readonly many: boolean
  readonly onBack: () => void
  readonly onSend: (steps: readonly Step[]) => void
}) {
  const [chosen, setChosen] = useState(wishes[0]?.key ?? '')
  const wish = wishes.find((entry) => entry.key === chosen)
  return (
    <>
      <fieldset className="counters">
        <legend>{sentence(sp.t('counter.legend', { party: named(sp, matter.by) }))}</legend>
        {wishes.slice(0, 6).map((entry) => (
          <label key={entry.key} className="counter">
            <input
              type="radio"
              name={`counter-${matter.id}`}
              value={entry.key}
              checked={entry.key === chosen}
              onChange={() => setChosen(entry.key)}
            />
            <span>
              {sentence(wishWords(sp, entry))}
              <small>{entry.cost === 0 ? sp.t('counter.free') : sp.t('counter.cost', { count: entry.cost })}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="deeds">
        <Button onPress={() => wish !== undefined && onSend(wish.steps)} isDisabled={wish === undefined}>
          {sp.t(many ? 'deed.takeCounter' : 'deed.sendCounter')}
        </Button>
        <Button look="outline" onPress={onBack}>
          {sp.t('deed.back')}
        </Button>
      </div>
      <p className="quiet">{sp.t('counter.note', { seat: named(sp, seat) })}</p>
    </>
  )
}

function wishWords(sp: Speaker, wish: CounterWish): string {
  const data = {
    party: named(sp, wish.step.seat),
    option: optionShort(sp, wish.step.issue, wish.step.option),
    issue: issueName(sp, wish.step.issue),
  }
  return sp.t(`counter.${wish.kind}`, {
    ...data,
    from: wish.from === undefined ? '' : optionShort(sp, wish.from.issue, wish.from.option),
  })
}

function OtherAsked({
  sp,
  open,
  turn,
  matter,
  given,
  onGive,
}: AskedProps & { readonly matter: Extract<Matter, { kind: 'call' | 'sign' }> }) {
  const many = turn.matters.length > 1
  const give = (answer: Answer) => onGive(many && given?.kind === answer.kind ? null : answer)
  const pressed = (kind: Answer['kind']) => (many ? { 'aria-pressed': given?.kind === kind } : {})
  const calls = matter.kind === 'call'
  const exit = matter.kind === 'sign' ? exitOf(sp, matter.exit) : undefined
  const room = calls ? sp.scenario.rooms.find((entry) => entry.id === matter.room) : undefined
  return (
    <>
      <p className="answer-facts">
        <Explained sp={sp}>
          {calls
            ? sentences(sp, [
                sp.t('answer.callFacts', { room: sentence(roomName(sp, matter.room)) }),
                ...heldWords(sp, open.played.row, matter.room),
              ])
            : `${exit?.summary.text ?? ''} ${exit?.gives ?? ''}`}
        </Explained>
        <Cites ids={(calls ? room?.cite : exit?.summary.cite)?.slice(0, 2) ?? []} />
      </p>
      {exit !== undefined && (
        <StepsList
          sp={sp}
          open={open}
          steps={exit.terms.flatMap((term) =>
            exit.signatories.flatMap((seat) => {
              const at = stanceOf(open.table, open.played.row, seat, term.issue)
              return at === undefined ? [] : [{ seat, issue: term.issue, option: at }]
            }),
          )}
          me={turn.seat}
        />
      )}
      <div className="deeds">
        <Button
          look={many && given?.kind !== 'accept' ? 'outline' : 'solid'}
          onPress={() => give({ kind: 'accept' })}
          {...pressed('accept')}
        >
          {sp.t(calls ? 'deed.come' : 'deed.sign')}
        </Button>
        <Button
          look={many && given !== undefined && given.kind !== 'accept' ? 'solid' : 'outline'}
          onPress={() => give({ kind: calls ? 'away' : 'decline' })}
          {...pressed(calls ? 'away' : 'decline')}
        >
          {sp.t(calls ? 'deed.away' : 'deed.dontSign')}
        </Button>
      </div>
    </>
  )
}
