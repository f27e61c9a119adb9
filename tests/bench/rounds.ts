/**
 * The same prologue game played three ways: by our engine alone, as a
 * boardgame.io game, and as an ink story run by inkjs. Unseen commitments, the
 * reveal, answers, resolution with its log; the same choices, the same final
 * state. The rules of the resolution are ours in all three, so a row measures
 * what the frame around them costs.
 */
import { Client } from 'boardgame.io/client'
import { Compiler, Story } from 'inkjs/full'
import type { Act, Agenda, Answer } from '../../src/domain/move.ts'
import type { GameRecord, RoundRecord } from '../../src/domain/record.ts'
import { checkAgenda } from '../../src/engine/agenda.ts'
import { luckOf, playRound, RULES_VERSION, replay } from '../../src/engine/game.ts'
import { isOver } from '../../src/engine/holds.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import type { Row, Table } from '../../src/engine/table.ts'
import { legalActs } from '../../src/opponents/legalActs.ts'
import { type Dice, dice } from '../../src/std/draw.ts'
import { type Bench, rate } from './measure.ts'
import { tableOf } from './verdicts.ts'

const SEED = 1
const YES: Answer = { kind: 'accept' }
const NO: Answer = { kind: 'decline' }

/** What a player decides: an act of those offered (the last offer is to pass), and yes or no. */
interface Chooser {
  act(offers: number): number
  yes(): boolean
}

const byDice = (rolls: Dice): Chooser => ({ act: (offers) => rolls.roll(offers), yes: () => rolls.roll(3) > 0 })

/** Plays a whole game and says where it ended; `noted` receives the choices. */
interface Way {
  readonly name: string
  readonly play: (chooser: Chooser) => Row
  readonly replay: (game: Choices) => Row
}

interface Choices {
  readonly record: GameRecord
  readonly acts: readonly number[]
  readonly answers: readonly boolean[]
}

const offersOf = (table: Table, row: Row, seat: string): readonly Act[] => [
  ...legalActs(table, row, seat),
  { kind: 'pass' },
]

interface Question {
  readonly matter: string
  readonly seat: string
}

const questionsOf = (table: Table, commit: Readonly<Record<string, Agenda>>): readonly Question[] =>
  mattersOf(table, commit).flatMap((matter) => matter.to.map((seat) => ({ matter: matter.id, seat })))

// ── ours

function ours(table: Table): Way {
  const luck = luckOf(table, SEED)
  return {
    name: 'ours',
    play(chooser) {
      let row: Row = table.first
      while (!isOver(table, row)) row = playRound(table, row, roundBy(table, row, chooser), luck).after
      return row
    },
    replay({ record }) {
      const played = replay(table, record)
      if (!played.ok) throw new Error(played.reason.code)
      return played.value.row
    },
  }
}

function roundBy(table: Table, row: Row, chooser: Chooser): RoundRecord {
  const commit: Record<string, Agenda> = {}
  for (const seat of table.seats) {
    const offers = offersOf(table, row, seat)
    commit[seat] = [offers[chooser.act(offers.length)]!]
  }
  const answers: Record<string, Record<string, Answer>> = {}
  for (const { matter, seat } of questionsOf(table, commit)) (answers[matter] ??= {})[seat] = chooser.yes() ? YES : NO
  return { commit, answers }
}

// ── boardgame.io

interface Board {
  row: readonly number[]
  commit: Record<string, Agenda>
  answers: Record<string, Record<string, Answer>>
  done: number
  log: unknown[]
}

function boardgame(table: Table): Way {
  const luck = luckOf(table, SEED)
  const game = {
    name: 'prologue',
    setup: (): Board => ({ row: [...table.first], commit: {}, answers: {}, done: 0, log: [] }),
    // What is committed stays unseen until the reveal.
    playerView: ({ G, playerID }: { G: Board; playerID: string | null }) =>
      G.done < table.seats.length
        ? {
            ...G,
            commit:
              playerID === null ? {} : { [table.seats[Number(playerID)]!]: G.commit[table.seats[Number(playerID)]!] },
          }
        : G,
    turn: {
      activePlayers: { all: 'commit' },
      stages: {
        commit: {
          moves: {
            commit: {
              redact: true,
              move: (
                { G, playerID, events }: { G: Board; playerID: string; events: { setStage: (to: string) => void } },
                agenda: Agenda,
              ) => {
                const seat = table.seats[Number(playerID)]!
                if (!checkAgenda(table, G.row, seat, agenda).ok) return 'INVALID_MOVE'
                G.commit[seat] = agenda as never
                G.done++
                events.setStage('answer')
                return undefined
              },
            },
          },
        },
        answer: {
          moves: {
            answer: (
              {
                G,
                playerID,
                events,
              }: { G: Board; playerID: string; events: { setActivePlayers: (to: object) => void } },
              given: Record<string, Answer>,
            ) => {
              for (const matter of Object.keys(given))
                (G.answers[matter] ??= {})[table.seats[Number(playerID)]!] = given[matter]!
              if (++G.done < 2 * table.seats.length) return
              const { after, events: log } = playRound(
                table,
                G.row,
                { commit: plain(G.commit), answers: plain(G.answers) },
                luck,
              )
              G.row = [...after]
              G.log.push(log)
              G.commit = {}
              G.answers = {}
              G.done = 0
              events.setActivePlayers({ all: 'commit' })
            },
          },
        },
      },
    },
  }
  const start = () => Client({ game: game as never, numPlayers: table.seats.length, debug: false })
  const board = (client: ReturnType<typeof start>): Board => client.store.getState().G as Board
  const move = (client: ReturnType<typeof start>, seat: number, name: 'commit' | 'answer', value: unknown) => {
    client.updatePlayerID(String(seat))
    client.moves[name]!(value)
  }
  const playOn = (client: ReturnType<typeof start>, round: RoundRecord) => {
    table.seats.forEach((seat, s) => move(client, s, 'commit', round.commit[seat] ?? []))
    table.seats.forEach((seat, s) => move(client, s, 'answer', given(round, seat)))
  }
  return {
    name: 'boardgame.io 0.50.2',
    play(chooser) {
      const client = start()
      while (!isOver(table, board(client).row)) playOn(client, roundBy(table, board(client).row, chooser))
      return board(client).row
    },
    replay({ record }) {
      const client = start()
      for (const round of record.rounds) playOn(client, round)
      return board(client).row
    },
  }
}

/** Immer's drafts do not outlive the move; the rules get plain values. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const given = (round: RoundRecord, seat: string): Record<string, Answer> =>
  Object.fromEntries(
    Object.entries(round.answers).flatMap(([matter, seats]) =>
      seats[seat] === undefined ? [] : [[matter, seats[seat]!]],
    ),
  )

// ── ink

const STORY = `
EXTERNAL offers(seat)
EXTERNAL words(seat, i)
EXTERNAL take(seat, i)
EXTERNAL questions()
EXTERNAL answer(n, yes)
EXTERNAL resolve()
-> commit(0)
=== commit(seat) ===
{ seat >= 4: -> ask(0) }
<- offer(seat, 0)
-> DONE
=== offer(seat, i) ===
{ i >= offers(seat): -> DONE }
<- one(seat, i)
-> offer(seat, i + 1)
=== one(seat, i) ===
+ [{words(seat, i)}]
  ~ take(seat, i)
  -> commit(seat + 1)
=== ask(n) ===
{ n >= questions(): -> reveal }
+ [yes]
  ~ answer(n, 1)
  -> ask(n + 1)
+ [no]
  ~ answer(n, 0)
  -> ask(n + 1)
=== reveal ===
{ resolve(): -> END }
-> commit(0)
`

function ink(table: Table): Way {
  const luck = luckOf(table, SEED)
  const json = new Compiler(STORY).Compile().ToJson() as string
  const start = () => {
    let row: Row = table.first
    let commit: Record<string, Agenda> = {}
    let answers: Record<string, Record<string, Answer>> = {}
    let asked: readonly Question[] | null = null
    const offered = new Map<number, readonly Act[]>()
    const log: unknown[] = []
    const story = new Story(json)
    const offers = (seat: number): readonly Act[] => {
      let list = offered.get(seat)
      if (list === undefined) offered.set(seat, (list = offersOf(table, row, table.seats[seat]!)))
      return list
    }
    const questions = () => (asked ??= questionsOf(table, commit))
    story.BindExternalFunction('offers', (seat: number) => offers(seat).length, true)
    story.BindExternalFunction('words', (seat: number, i: number) => wordsOf(offers(seat)[i]!), true)
    story.BindExternalFunction(
      'take',
      (seat: number, i: number) => void (commit[table.seats[seat]!] = [offers(seat)[i]!]),
    )
    story.BindExternalFunction('questions', () => questions().length, true)
    story.BindExternalFunction('answer', (n: number, yes: number) => {
      const { matter, seat } = questions()[n]!
      ;(answers[matter] ??= {})[seat] = yes === 1 ? YES : NO
    })
    story.BindExternalFunction('resolve', () => {
      const played = playRound(table, row, { commit, answers }, luck)
      log.push(played.events)
      row = played.after
      commit = {}
      answers = {}
      asked = null
      offered.clear()
      return isOver(table, row) ? 1 : 0
    })
    return { story, row: () => row, isAsking: () => story.currentChoices[0]?.text === 'yes' }
  }
  return {
    name: 'inkjs 2.4.0',
    play(chooser) {
      const { story, row, isAsking } = start()
      for (story.ContinueMaximally(); story.currentChoices.length > 0; story.ContinueMaximally())
        story.ChooseChoiceIndex(isAsking() ? (chooser.yes() ? 0 : 1) : chooser.act(story.currentChoices.length))
      return row()
    },
    replay({ acts, answers }) {
      const { story, row, isAsking } = start()
      let a = 0
      let n = 0
      for (story.ContinueMaximally(); story.currentChoices.length > 0; story.ContinueMaximally())
        story.ChooseChoiceIndex(isAsking() ? (answers[n++] ? 0 : 1) : acts[a++]!)
      return row()
    },
  }
}

const wordsOf = (act: Act): string => (act.kind === 'use' ? act.instrument : act.kind)

// ── rows

export function roundRows(): readonly Bench[] {
  const table = tableOf('prologue')
  const ways = [ours(table), boardgame(table), ink(table)]
  const games = Array.from({ length: 60 }, (_, seed) => choicesOf(table, seed))
  const end = (row: Row): string => row.join()
  games.forEach(({ choices, row }, seed) => {
    for (const way of ways) {
      if (end(way.play(byDice(dice(seed)))) !== end(row))
        throw new Error(`${way.name} plays game ${seed} to another state`)
      if (end(way.replay(choices)) !== end(row)) throw new Error(`${way.name} replays game ${seed} to another state`)
    }
  })
  const random = ways.map((way, w) => ({
    way,
    of: rate(w === 0 ? 600 : 60, 5, (i) => void way.play(byDice(dice(i % 60)))),
  }))
  const replays = ways.map((way, w) => ({
    way,
    of: rate(w === 0 ? 6000 : 60, 5, (i) => void way.replay(games[i % 60]!.choices)),
  }))
  return [
    ...told('random legal play, prologue', random),
    ...told('replay, prologue', replays),
    {
      name: 'of our random play',
      value: `${Math.round(100 - (100 * random[0]!.of.median) / replays[0]!.of.median)} % is listing what is legal, the rest commits, answers, resolution and log`,
    },
    { name: 'same final state', value: `${games.length} games by each of the three, played and replayed` },
  ]
}

function choicesOf(table: Table, seed: number): { choices: Choices; row: Row } {
  const chooser = byDice(dice(seed))
  const acts: number[] = []
  const answers: boolean[] = []
  const noting: Chooser = {
    act: (offers) => acts[acts.push(chooser.act(offers)) - 1]!,
    yes: () => answers[answers.push(chooser.yes()) - 1]!,
  }
  const rounds: RoundRecord[] = []
  let row: Row = table.first
  while (!isOver(table, row)) {
    const round = roundBy(table, row, noting)
    rounds.push(round)
    row = playRound(table, row, round, luckOf(table, SEED)).after
  }
  return {
    choices: {
      record: {
        rulesVersion: RULES_VERSION,
        scenario: table.scenario.id,
        rules: '-',
        text: '-',
        seed: SEED,
        seats: {},
        rounds,
      },
      acts,
      answers,
    },
    row,
  }
}

function told(what: string, rows: readonly { way: Way; of: ReturnType<typeof rate> }[]): readonly Bench[] {
  const [first] = rows
  return rows.map(({ way, of }) => ({
    name: `${what}: ${way.name}`,
    value: `${Math.round(of.median)} games/s (${of.low}–${of.high})${way === first!.way ? '' : `; ours is ${Math.round((10 * first!.of.median) / of.median) / 10} ×`}`,
  }))
}
