/** What the others ask of this seat: accept, decline or counter, with what a yes would mean. */
import { useState } from 'react'
import type { Answer, Matter, Step } from '../../domain/move.ts'
import { stanceOf } from '../../engine/read.ts'
import type { Turn } from '../../store/flow.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import type { ExitNow } from '../app/analysis.ts'
import { useApp } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import { promisedWords } from './afterWords.ts'
import { answerWords } from './answerWords.ts'
import { bandWords, billWords, isClosed, stateOf } from './exitWords.ts'
import { type CounterWish, consequences, counters, isText, type TextMatter } from './matters.ts'
import { billChange, ExitLines, Reaction, StepTitle, Who } from './Parts.tsx'
import {
  exitInside,
  exitOf,
  issueName,
  named,
  namedAll,
  row as notation,
  optionOf,
  optionShort,
  refusalWords,
  roomName,
  type Speaker,
  sentence,
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
      <section className="asked" aria-labelledby="table-step">
        <StepTitle note={turn.matters.length > 1 ? sp.t('answer.more', { count: turn.matters.length - 1 }) : undefined}>
          {titleOf(sp, open, turn.seat, matter)}
        </StepTitle>
        {isText(matter) ? (
          <TextAsked key={matter.id} {...props} matter={matter} />
        ) : (
          <OtherAsked key={matter.id} {...props} matter={matter} />
        )}
      </section>
      <AnsweredSoFar {...props} />
    </div>
  )
}

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

/** What was already said to the texts of people at this table. */
function AnsweredSoFar({ sp, open }: AnswerStepProps) {
  const { draft, record } = open.save
  const said = [...draft.matters, ...draft.counters].flatMap((matter) =>
    record.seats[matter.by] === 'person'
      ? Object.entries(draft.said[matter.id] ?? {}).map(([seat, judged]) => ({ matter, seat, judged }))
      : [],
  )
  if (said.length === 0) return null
  return (
    <aside className="said-so-far" aria-labelledby="so-far">
      <h3 id="so-far">{sp.t('answer.soFar')}</h3>
      {said.map(({ matter, seat, judged }) => (
        <Reaction
          key={matter.id + seat}
          sp={sp}
          seat={seat}
          judged={judged}
          withTurn={false}
          promised={promisedWords(sp, draft.commit[seat], matter)}
          heading={answerWords(sp, matter, seat, judged.answer)}
        />
      ))}
    </aside>
  )
}

function TextAsked({ sp, open, turn, matter, exits, onOpenExit }: AnswerStepProps & { readonly matter: TextMatter }) {
  const { session } = useApp()
  const { table, save, played } = open
  const { seat } = turn
  const all = [...save.draft.matters, ...save.draft.counters]
  const own = save.draft.commit[seat] ?? []
  const what = consequences(table, played.row, seat, own, all, save.draft.answers, matter)
  const wishes = matter.kind === 'deal' ? counters(table, played.row, seat, own, all, save.draft.answers, matter) : []
  const [countering, setCountering] = useState(false)
  const give = (answer: Answer) => void session.answer(seat, matter.id, answer)
  if (countering)
    return (
      <CounterChoice
        sp={sp}
        matter={matter}
        seat={seat}
        wishes={wishes}
        onBack={() => setCountering(false)}
        onSend={(steps) => give({ kind: 'counter', steps })}
      />
    )
  return (
    <>
      <StepsList sp={sp} open={open} steps={matter.act.steps} me={seat} />
      <p className="answer-facts">
        {sentence(sp.t('answer.room', { room: roomName(sp, matter.act.room) }))}
        {what.signs.map(
          (exit) => ` ${sp.t('effect.signs', { exit: exitInside(sp, exit), name: exitOf(sp, exit)?.name ?? '' })}`,
        )}
      </p>
      <h3 className="answer-if">{sp.t('answer.ifYes')}</h3>
      <p className="answer-cost">{costOfYes(sp, what, turn.seat, matter)}</p>
      {what.refusal !== null && <p className="refusal">{refusalWords(sp, { code: what.refusal })}</p>}
      <ExitLines
        sp={sp}
        label={sp.t('preview.exits')}
        onOpen={onOpenExit}
        lines={exits.map((now, x) => yesLine(sp, now, what.after[x], what.signs.includes(now.exit.id)))}
      />
      <div className="deeds">
        <Button onPress={() => give({ kind: 'accept' })} isDisabled={what.refusal !== null}>
          {sp.t('deed.accept')}
        </Button>
        <Button look="outline" onPress={() => give({ kind: 'decline' })}>
          {sp.t('deed.decline')}
        </Button>
        {wishes.length > 0 && (
          <Button look="link" onPress={() => setCountering(true)}>
            {sp.t('deed.counter')}
          </Button>
        )}
      </div>
    </>
  )
}

function costOfYes(sp: Speaker, what: ReturnType<typeof consequences>, seat: string, matter: TextMatter): string {
  const { cost, have, left } = what
  const others = [...new Set(matter.act.steps.map((step) => step.seat))].filter((id) => id !== seat)
  if (cost.gross === 0 && !matter.act.steps.some((step) => step.seat === seat))
    return sp.t('answer.lets', { count: others.length, parties: namedAll(sp, others) })
  if (cost.gross === 0) return sp.t('answer.free', { have })
  return sp.t(cost.cover > 0 ? 'answer.covered' : 'answer.pays', {
    count: cost.net,
    gross: cost.gross,
    cover: cost.cover,
    have,
    left: Math.max(0, left),
  })
}

function yesLine(sp: Speaker, now: ExitNow, after: ExitNow['bill'] | undefined, signs: boolean) {
  if (signs) return { exit: now.exit.id, before: stateOf(now), after: 'signed' as const, words: sp.t('line.signed') }
  const base = { exit: now.exit.id, before: null, after: stateOf(now) }
  if (isClosed(now)) return { ...base, words: bandWords(sp, now), same: true }
  const changes = after === undefined ? [] : billChange(sp, now.bill, after)
  return {
    ...base,
    same: changes.length === 0,
    words: changes.length === 0 ? billWords(sp, now.bill) : sp.t('bill.owed', { owed: notation(sp, changes) }),
  }
}

/** Who would move where, by article. */
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
  return (
    <ul className="text-steps">
      {steps.map((step) => {
        const from = stanceOf(open.table, open.played.row, step.seat, step.issue)
        const mine = step.seat === me && open.save.mode === 'solo'
        return (
          <li key={`${step.seat} ${step.issue}`} data-me={mine || undefined}>
            <Who sp={sp} seat={step.seat} size={20} words={mine ? sp.t('answer.you') : short(sp, step.seat)} />
            <span className="step-words">
              <span className="step-issue">{issueName(sp, step.issue)}</span>
              <span>
                {from === undefined || from === step.option
                  ? optionOf(sp, step.issue, step.option)?.words
                  : sp.t('answer.fromTo', {
                      from: optionShort(sp, step.issue, from),
                      to: optionOf(sp, step.issue, step.option)?.words ?? '',
                    })}
                <Cites ids={(optionOf(sp, step.issue, step.option)?.cite ?? []).slice(0, 1)} />
              </span>
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
  onBack,
  onSend,
}: {
  readonly sp: Speaker
  readonly matter: TextMatter
  readonly seat: string
  readonly wishes: readonly CounterWish[]
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
              name="counter"
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
          {sp.t('deed.sendCounter')}
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
}: AnswerStepProps & { readonly matter: Extract<Matter, { kind: 'call' | 'sign' }> }) {
  const { session } = useApp()
  const give = (answer: Answer) => void session.answer(turn.seat, matter.id, answer)
  const calls = matter.kind === 'call'
  const exit = matter.kind === 'sign' ? exitOf(sp, matter.exit) : undefined
  const room = calls ? sp.scenario.rooms.find((entry) => entry.id === matter.room) : undefined
  return (
    <>
      <p className="answer-facts">
        {calls
          ? sp.t('answer.callFacts', { room: sentence(roomName(sp, matter.room)) })
          : `${exit?.summary.text ?? ''} ${exit?.gives ?? ''}`}
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
        <Button onPress={() => give({ kind: 'accept' })}>{sp.t(calls ? 'deed.come' : 'deed.sign')}</Button>
        <Button look="outline" onPress={() => give({ kind: calls ? 'away' : 'decline' })}>
          {sp.t(calls ? 'deed.away' : 'deed.dontSign')}
        </Button>
      </div>
    </>
  )
}
