/**
 * The lemmas that the search rests on, each as a property: inside a round
 * everything commutes (L1), texts of one room are valid as one (L2), every round
 * action comes about by commitments to which all say yes (L4), and whatever
 * play makes of a state lies inside what the outlook allows (L6). L3, that
 * answers and counters add nothing, is `tests/tiny/everyAnswer.ts`.
 */
import { describe, expect, test } from 'vitest'
import { actionRefusal, type DealAction, dealRefusal, type RoundAction } from '../../src/engine/action.ts'
import { adjudicate } from '../../src/engine/adjudicate.ts'
import { isOver } from '../../src/engine/holds.ts'
import { readDeal } from '../../src/engine/read.ts'
import { step } from '../../src/engine/step.ts'
import { compile, type Row, type Table } from '../../src/engine/table.ts'
import { boundOf, closeOutlook } from '../../src/offramps/bounds.ts'
import { trackRange } from '../../src/offramps/outlook.ts'
import { verdicts } from '../../src/offramps/verdict.ts'
import { type Dice, dice } from '../../src/std/draw.ts'
import { fullCorpus, smallCorpus } from '../tiny/corpus.ts'
import { everyoneAgrees } from '../tiny/everyoneAgrees.ts'
import { roundActions } from '../tiny/everything.ts'
import { smallQuestion } from '../tiny/heldAgainst.ts'
import { commitmentsOf, isPlayable } from '../tiny/oracle.ts'
import { randomDeal } from '../tiny/randomPlay.ts'
import { middling, randomGame, shipped } from '../tiny/subjects.ts'

const NO_LUCK = () => false

/** Every so manieth legal round action of a small question, up to `most`. */
function* actionsOf(seed: number, most: number): Generator<{ table: Table; row: Row; action: RoundAction }> {
  const { table, row } = smallQuestion(seed)
  if (isOver(table, row)) return
  let tried = 0
  let kept = 0
  for (const action of roundActions(table, row)) {
    if (++tried > 4000 || kept >= most) return
    if ((tried * 7 + seed) % 5 > 0 || actionRefusal(table, row, action) !== null) continue
    kept++
    yield { table, row, action }
  }
}

const shuffled = <T>(list: readonly T[], rolls: Dice): T[] => {
  const rest = [...list]
  return list.map(() => rest.splice(rolls.roll(rest.length), 1)[0]!)
}

describe('L1: inside a round everything commutes', () => {
  test('acts, steps and texts in any order give the same state', () => {
    let tried = 0
    let clamped = 0
    for (let seed = 0; seed < 80; seed++) {
      const rolls = dice(seed)
      for (const { table, row, action } of actionsOf(seed, 40)) {
        const turned: RoundAction = {
          uses: shuffled(action.uses, rolls),
          solos: shuffled(action.solos, rolls),
          deals: shuffled(action.deals, rolls).map((deal) => ({ ...deal, shifts: shuffled(deal.shifts, rolls) })),
          meets: shuffled(action.meets, rolls),
          reserves: shuffled(action.reserves, rolls),
          signs: shuffled(action.signs, rolls),
          signals: shuffled(action.signals, rolls),
        }
        const log: string[] = []
        const after = step(table, row, action, NO_LUCK, (event) => log.push(event.kind))
        expect([seed, ...step(table, row, turned, NO_LUCK)]).toEqual([seed, ...after])
        tried++
        if (log.includes('clamped')) clamped++
      }
    }
    expect(tried).toBeGreaterThan(500)
    // Where a track meets its end: clamped once after the sum, never act by act.
    expect(clamped).toBeGreaterThan(20)
  })
})

describe('L2: texts of one room are valid as one', () => {
  test('where the room’s cap allows it and no article is moved twice', () => {
    let joined = 0
    for (let seed = 0; seed < 8; seed++) {
      const table = compile(fullCorpus(seed))
      const row = table.first
      const rolls = dice(seed)
      const texts: DealAction[] = []
      for (let n = 0; n < 1500; n++) {
        const by = n % table.seats.length
        const act = randomDeal(table, row, table.seats[by]!, rolls)
        const deal = act?.kind === 'deal' ? readDeal(table, by, act) : null
        if (deal !== null && dealRefusal(table, row, deal) === null) texts.push(deal)
      }
      for (const one of texts)
        for (const other of texts) {
          const shifts = [...one.shifts, ...other.shifts]
          const isApart = new Set(shifts.map(({ h }) => h)).size === shifts.length
          const isOwned = other.shifts.some(({ h }) => table.ownedBy[table.holdings[h]!.issue]! >= 0)
          if (one.room !== other.room || !isApart || isOwned) continue
          const own = table.seats.map((_, s) => shifts.filter(({ h }) => table.holdings[h]!.seat === s).length)
          if (own.some((n) => n > table.rooms[one.room]!.cap)) continue
          expect([seed, dealRefusal(table, row, { ...one, shifts })]).toEqual([seed, null])
          joined++
        }
    }
    expect(joined).toBeGreaterThan(20)
  })
})

describe('L4: every round action comes about by commitments to which all say yes', () => {
  test('and gives the same state', () => {
    let tried = 0
    let dealt = 0
    for (let seed = 0; seed < 160; seed++) {
      for (const { table, row, action } of actionsOf(seed, 30)) {
        if (!isPlayable(table, row, action) || (table.sameRound && action.signs.length > 0)) continue
        const commit = commitmentsOf(table, action)
        const played = adjudicate(table, row, commit, everyoneAgrees(table, commit))
        expect([seed, played.refused]).toEqual([seed, null])
        expect([seed, ...step(table, row, played.action, NO_LUCK)]).toEqual([
          seed,
          ...step(table, row, action, NO_LUCK),
        ])
        tried++
        if (action.deals.length > 0) dealt++
      }
    }
    expect(tried).toBeGreaterThan(400)
    expect(dealt).toBeGreaterThan(40)
  })
})

describe('L6: play stays inside the outlook', () => {
  const games = [
    ...Array.from({ length: 60 }, (_, seed) => [`middling ${seed}`, middling(seed), seed] as const),
    ...Array.from({ length: 40 }, (_, seed) => [`small ${seed}`, compile(smallCorpus(seed)), seed] as const),
    ...Array.from({ length: 6 }, (_, seed) => [`prologue ${seed}`, shipped('prologue'), seed] as const),
    ...Array.from({ length: 3 }, (_, seed) => [`winter ${seed}`, shipped('winter-2021'), seed] as const),
  ]

  test('tracks, flags, standing, and the round of every signature', () => {
    let signed = 0
    let compared = 0
    for (const [name, table, seed] of games) {
      const { rows } = randomGame(table, seed, 8)
      const { layout } = table
      rows.slice(0, -1).forEach((row, i) => {
        const o = closeOutlook(table, row)
        for (const later of rows.slice(i + 1)) {
          table.exits.forEach((_, x) => {
            const round = later[layout.taken + x]! - 1
            if (round < 0 || row[layout.taken + x]! > 0) return
            signed++
            const { earliest } = boundOf(table, o, x)
            expect([name, i, x, earliest >= 0 && earliest <= round]).toEqual([name, i, x, true])
          })
          const layer = o.start[later[0]!]
          if (isOver(table, later)) continue
          compared++
          expect([name, i, later[0], layer !== null && layer !== undefined]).toEqual([name, i, later[0], true])
          table.tracks.forEach((track, t) => {
            const value = later[layout.track + t]!
            const [lo, hi] = trackRange(table, o, t, later[0]!, 'start')
            expect([name, i, track, lo <= value && value <= hi]).toEqual([name, i, track, true])
          })
          table.flags.forEach((flag, f) => {
            const bit = later[layout.flag + f] === 1 ? 2 : 1
            expect([name, i, flag, (layer!.flags[f]! & bit) > 0]).toEqual([name, i, flag, true])
          })
          table.seats.forEach((seat, s) => {
            const most = o.purse[later[0]!]![s]!
            expect([name, i, seat, later[layout.standing + s]! <= most]).toEqual([name, i, seat, true])
          })
        }
      })
    }
    expect(signed).toBeGreaterThan(20)
    expect(compared).toBeGreaterThan(300)
  })
})

describe('slack is not rounds left minus rounds needed', () => {
  test('the two differ on a good part of the corpus', () => {
    let reachable = 0
    let differ = 0
    for (let seed = 0; seed < 75; seed++) {
      const table = compile(smallCorpus(seed))
      verdicts(table, table.first).forEach(({ slack, fewestRounds }, x) => {
        if (slack === undefined || fewestRounds === undefined) return
        reachable++
        if (slack !== table.exits[x]!.last + 1 - fewestRounds) differ++
      })
    }
    expect(reachable).toBeGreaterThan(30)
    expect(differ).toBeGreaterThan(5)
  })
})
