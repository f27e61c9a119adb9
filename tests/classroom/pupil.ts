// A scripted pupil or teacher over the real line: what it does, it does with what the referee has told it.

import { type Heard, type Line, openLine } from '../../src/classroom/client/line.ts'
import { agrees, withMoves } from '../../src/classroom/protocol/localTable.ts'
import {
  type ClassNews,
  type News,
  type ProposalNews,
  type TeacherNews,
  withPlaces,
  type You,
} from '../../src/classroom/protocol/news.ts'
import type { Agenda } from '../../src/domain/move.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { replay } from '../../src/engine/game.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { viewFor } from '../../src/engine/view.ts'
import { policyOf } from '../../src/opponents/registry.ts'
import { dice } from '../../src/std/draw.ts'
import { turnOf } from '../../src/store/flow.ts'
import type { Draft, Save } from '../../src/store/save.ts'

export interface Scripted {
  readonly line: Line
  token: string | undefined
  you: You | undefined
  news: ClassNews | undefined
  save: Save | undefined
  ended: boolean
  proposals: readonly ProposalNews[]
  teacher: TeacherNews | undefined
  /** Codes of what was refused. */
  readonly refused: string[]
  /** Everything that was told, as text: searched for what must not be in it. */
  readonly heard: string[]
  /** The round being played as the copy has it after each of these messages. */
  readonly drafts: (Draft | undefined)[]
  /** Rounds in which the copy did not agree with the referee. */
  disagreements: number
  state: string
  close(): void
}

export interface Script {
  readonly table: Table
  readonly base: string
  readonly code: string
  readonly token?: string
  readonly comeback?: string
  readonly key?: string
  /** Plays on by itself once it has a seat. */
  readonly plays?: string
  /** Spends its rounds on telling others something in confidence. */
  readonly tells?: boolean
  /** Milliseconds before each act. */
  readonly thinks?: () => number
  /** Told of each act of play. */
  readonly sent?: () => void
  /** Told how long the referee took: to hear a wish, and from the last agenda sent here to the reveal. */
  readonly timing?: { heard(ms: number): void; revealed(ms: number): void }
}

export function scripted(script: Script): Scripted {
  const { table } = script
  let acting: string | null = null
  let sentAt = 0
  const me: Scripted = {
    line: undefined as unknown as Line,
    token: script.token,
    you: undefined,
    news: undefined,
    save: undefined,
    ended: false,
    proposals: [],
    teacher: undefined,
    refused: [],
    heard: [],
    drafts: [],
    disagreements: 0,
    state: 'joining',
    close: () => me.line.close(),
  }
  const heard: Heard = {
    token: (token) => void (me.token = token),
    news(news) {
      if (sentAt > 0 && news.heard !== undefined) {
        script.timing?.heard(performance.now() - sentAt)
        // The one whose agenda was the last sees the reveal as the answer to it.
        if (isReveal(me.save, news)) script.timing?.revealed(performance.now() - sentAt)
        sentAt = 0
      }
      me.heard.push(JSON.stringify(news))
      hear(news)
      me.drafts.push(me.save?.draft)
      step()
    },
    refused: ({ code }) => {
      me.refused.push(code)
      acting = null
    },
    state: ({ kind }) => void (me.state = kind),
  }
  function hear(news: News): void {
    if (news.you !== undefined) me.you = news.you
    if (news.class !== undefined) me.news = news.class
    if (news.places !== undefined && me.news !== undefined) me.news = withPlaces(me.news, news.places)
    if (me.you?.table != null && me.news?.tables[me.you.table]?.ended === true) me.ended = true
    if (news.proposals !== undefined) me.proposals = news.proposals
    if (news.teacher !== undefined) me.teacher = news.teacher
    if (news.table !== undefined) me.save = news.table.save
    if (news.moves === undefined) return
    const next = me.save === undefined ? null : withMoves(me.save, news.moves)
    const { hash } = news.moves
    if (next === null || (hash !== undefined && !agrees(table, next, hash))) {
      me.disagreements++
      me.line.wish({ kind: 'snapshot' })
    } else me.save = next
  }
  function step(): void {
    const { save, you } = me
    if (
      script.plays === undefined ||
      save === undefined ||
      you?.role == null ||
      !table.seats.includes(you.role) ||
      me.ended
    )
      return
    if (me.news?.state !== 'playing') return
    const played = replay(table, save.record)
    if (!played.ok) throw new Error(`a seat's save replays: ${played.reason.code}`)
    const seat = you.role
    const turn = turnOf(table, save, played.value.row, played.value.over)
    const view = viewFor(table, save.record, played.value.rounds, played.value.row, seat)
    const policy = policyOf(script.plays)
    const rolls = dice(save.record.rounds.length * 7 + table.seats.indexOf(seat) + Number.parseInt(save.name, 10) * 31)
    if (turn.kind === 'choose' && save.draft.commit[seat] === undefined) {
      act(`choose ${save.record.rounds.length}`, () =>
        me.line.wish(
          {
            kind: 'suggest',
            agenda: script.tells ? confidence(table, played.value.row, seat) : policy.commit(table, view, rolls),
          },
          save.record.rounds.length,
        ),
      )
    } else if (turn.kind === 'answer') {
      const matter = turn.matters[0]!
      const judged = policy.answer(table, view, save.draft.commit[seat] ?? [], matter, [], rolls)
      act(`answer ${save.record.rounds.length} ${matter.id}`, () =>
        me.line.wish({ kind: 'answer', matter: matter.id, answer: judged.answer }),
      )
    } else if (save.draft.stage === 'after')
      act(`next ${save.record.rounds.length}`, () => me.line.wish({ kind: 'next' }, save.record.rounds.length))
  }
  function act(what: string, send: () => void): void {
    if (acting === what) return
    acting = what
    setTimeout(() => {
      sentAt = performance.now()
      script.sent?.()
      send()
    }, script.thinks?.() ?? 0)
  }
  const line = openLine(
    script.base,
    script.code,
    () =>
      script.key !== undefined
        ? { as: 'teacher', key: script.key }
        : {
            as: 'pupil',
            ...(me.token === undefined ? {} : { token: me.token }),
            ...(script.comeback === undefined || me.token !== undefined ? {} : { comeback: script.comeback }),
          },
    heard,
  )
  ;(me as { line: Line }).line = line
  return me
}

const isReveal = (save: Save | undefined, { moves }: News): boolean =>
  save?.draft.stage === 'choose' && moves?.draft?.stage !== undefined && moves.draft.stage !== 'choose'

/** The last thing that the rules let this seat tell the next two in confidence. */
function confidence(table: Table, row: Row, seat: string): Agenda {
  const to = [1, 2].map((next) => table.seats[(table.seats.indexOf(seat) + next) % table.seats.length]!)
  for (const issue of table.scenario.issues.toReversed())
    for (const option of issue.options.toReversed()) {
      const act = { kind: 'signal', issue: issue.id, option: option.id, to } as const
      if (checkAgenda(table, row, seat, [act]).ok) return [act]
    }
  return []
}

/** Waits until it is so; fails with the words if it does not become so. */
export async function until(what: string, isSo: () => boolean, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`did not come about: ${what}`)
    await new Promise((done) => setTimeout(done, 10))
  }
}
