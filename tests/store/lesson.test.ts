// The letters of a lesson: every game comes back, every slip of a hand is noticed, and lengths are counted.

import { describe, expect, test } from 'vitest'
import { replay } from '../../src/engine/game.ts'
import { dice } from '../../src/std/draw.ts'
import { codeToLesson, lessonToCode } from '../../src/store/lessonCode.ts'
import { fromLetters, inFours, LETTERS, looksLikeCode, toLetters, typed } from '../../src/store/lessonLetters.ts'
import type { LessonTable } from '../../src/store/lessonTable.ts'
import { library } from '../../src/store/library.ts'
import { codeOf, type GameKind, gameOf, KINDS, prologue, shelf, tell, winter } from './lessonGames.ts'

const GAMES: Readonly<Record<GameKind, number>> = { hand: 500, bots: 110, wild: 400 }

/** All that anyone could see of a game: rows, events, and who was asked what. */
const story = ({ record }: LessonTable) => {
  const table = tell(shelf.tableFor(record))
  return tell(replay(table, record)).rounds.map(({ after, events, matters, counters }) => ({
    after,
    events,
    matters,
    counters,
  }))
}

/** As text. Texts list their steps in any order; a code writes them in one. */
const told = (lesson: LessonTable): string => JSON.stringify(inOrder(story(lesson)))

const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((one) => JSON.stringify(inOrder(one))).sort()
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inOrder(inner)]))
      : value

describe('a game of the prologue', () => {
  test.each(KINDS)(
    'comes back from its letters: %s',
    (kind) => {
      const lengths: number[] = []
      for (let seed = 1; seed <= GAMES[kind]; seed++) {
        const lesson = gameOf(kind, seed)
        const code = codeOf(lesson)
        const back = tell(codeToLesson(shelf, code))
        expect(told(back)).toBe(told(lesson))
        const { record: _, ...said } = back
        expect(said).toEqual({
          name: lesson.name,
          account: lesson.account,
          ...(lesson.predicted === undefined ? {} : { predicted: lesson.predicted }),
        })
        expect(back.record.seats).toEqual(lesson.record.seats)
        expect(codeOf(back)).toBe(code)
        lengths.push(code.length)
      }
      lengths.sort((a, b) => a - b)
      const at = (part: number) => lengths[Math.min(lengths.length - 1, Math.floor(part * lengths.length))]
      console.info(
        `letters of ${lengths.length} games (${kind}): least ${at(0)}, median ${at(0.5)}, of ten nine at most ${at(0.9)}, most ${at(1)}`,
      )
      expect(at(0.5)).toBeLessThanOrEqual(32)
      if (kind === 'hand') expect(at(0.9)).toBeLessThanOrEqual(32)
    },
    60_000,
  )

  test('and one of the whole winter, with another set of assumptions, in a longer code', () => {
    const lesson = gameOf('bots', 3, 'winter-2021')
    const [pack] = winter.packs
    const [first] = winter.assumptions
    const given = {
      ...lesson,
      record: {
        ...lesson.record,
        pack: pack!.id,
        sets: { [first!.id]: first!.range[1] },
        rounds: lesson.record.rounds.slice(0, 3),
      },
    }
    const code = codeOf(given)
    const back = tell(codeToLesson(shelf, code))
    expect(told(back)).toBe(told(given))
    expect([back.record.pack, back.record.sets]).toEqual([given.record.pack, given.record.sets])
    expect(code.length).toBeGreaterThan(40)
  })

  test('an unfinished game comes back as far as it went', () => {
    const lesson = gameOf('hand', 5)
    const half = { ...lesson, record: { ...lesson.record, rounds: lesson.record.rounds.slice(0, 2) } }
    expect(story(tell(codeToLesson(shelf, codeOf(half))))).toHaveLength(2)
  })
})

const codes = Array.from({ length: 60 }, (_, i) => codeOf(gameOf('hand', 1000 + i)))

describe('a slip of the hand', () => {
  const change = (code: string, at: number, letter: string) => code.slice(0, at) + letter + code.slice(at + 1)

  test('every single wrong letter is noticed and located', () => {
    let tried = 0
    for (const code of codes.slice(0, 12))
      for (let at = 0; at < code.length; at++)
        for (const letter of LETTERS) {
          if (letter === code[at]) continue
          tried++
          const read = fromLetters(change(code, at, letter))
          if (read.ok) throw new Error(`${code} with ${letter} at ${at + 1} was read`)
          expect(read.reason).toEqual({ code: 'lesson-letter', data: { at: at + 1, has: letter, must: code[at] } })
        }
    console.info(`${tried} single wrong letters: all noticed, all located`)
  }, 60_000)

  test('every two neighbours that changed places are noticed and located', () => {
    let tried = 0
    for (const code of codes)
      for (let at = 0; at + 1 < code.length; at++) {
        const [one, other] = [code[at]!, code[at + 1]!]
        if (one === other) continue
        tried++
        const read = fromLetters(change(change(code, at, other), at + 1, one))
        if (read.ok) throw new Error(`${code} with ${at + 1} and ${at + 2} changed was read`)
        expect(read.reason.code, `${code} ${at}`).toMatch(/^lesson-(swapped|letter|line|short|long)$/)
        // Two letters of two lines are two wrong letters; within a line they are found as what they are.
        if (code.length <= 31) expect(read.reason).toEqual({ code: 'lesson-swapped', data: { at: at + 1 } })
      }
    console.info(`${tried} changed neighbours: all noticed`)
  }, 60_000)

  test('any two letters that changed places, and any two, three or four wrong ones, are noticed', () => {
    const source = dice(7)
    const missed: string[] = []
    let swaps = 0
    for (const code of codes.slice(0, 30))
      for (let a = 0; a < code.length; a++)
        for (let b = a + 2; b < code.length; b++) {
          if (code[a] === code[b]) continue
          swaps++
          if (fromLetters(change(change(code, a, code[b]!), b, code[a]!)).ok) missed.push(`${code} ${a} ${b}`)
        }
    for (let i = 0; i < 6000; i++) {
      let wrong = codes[i % codes.length]!
      for (let n = 0; n < 2 + (i % 3); n++) wrong = change(wrong, source.roll(wrong.length), LETTERS[source.roll(32)]!)
      if (wrong !== codes[i % codes.length] && fromLetters(wrong).ok) missed.push(wrong)
    }
    expect(missed).toEqual([])
    console.info(`${swaps} letters that changed places at a distance: all noticed`)
  }, 60_000)

  test('a letter left out or typed twice is counted', () => {
    for (const code of codes) {
      const short = fromLetters(code.slice(0, -1))
      const long = fromLetters(`${code}${code.at(-1)}`)
      expect([short.ok, long.ok]).toEqual([false, false])
      for (let at = 1; at < code.length; at++) {
        expect(fromLetters(code.slice(0, at) + code.slice(at + 1)).ok).toBe(false)
        expect(fromLetters(code.slice(0, at) + code[at] + code.slice(at)).ok).toBe(false)
      }
    }
  }, 60_000)

  test('case, blanks, wide letters and O, I, L, U do not matter', () => {
    for (const code of codes) {
      const wide = [...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
      const alike = code
        .replaceAll('0', 'o')
        .replace(/1/g, (_, at: number) => 'iIlL'[at % 4]!)
        .replaceAll('V', 'u')
      for (const same of [code.toLowerCase(), inFours(code), inFours(code).replaceAll(' ', '-'), wide, alike])
        expect(typed(same).letters).toBe(code)
    }
  })

  test('what is typed is followed letter by letter', () => {
    const code = codes[0]!
    expect(typed('').expected).toBeNull()
    for (let most = 1; most <= code.length; most++)
      expect(typed(code.slice(0, most))).toEqual({ letters: code.slice(0, most), strange: [], expected: code.length })
    expect(typed(`${code.slice(0, 3)}?`).strange).toEqual([{ at: 3, sign: '?' }])
    expect(fromLetters(`${code.slice(0, 3)}?`)).toMatchObject({
      reason: { code: 'lesson-strange', data: { at: 4, sign: '?' } },
    })
    expect(fromLetters('')).toMatchObject({ reason: { code: 'lesson-empty' } })
    expect(looksLikeCode(code)).toBe(true)
    expect(looksLikeCode('{"rulesVersion":1}')).toBe(false)
  })
})

describe('letters that are no game', () => {
  test('of another edition are said to be so', () => {
    const other = library([{ ...prologue, rules: { ...prologue.rules, standingMax: prologue.rules.standingMax + 1 } }])
    expect(codeToLesson(other, codeOf(gameOf('hand', 1)))).toMatchObject({ reason: { code: 'lesson-edition' } })
  })

  test('whole but meaningless ones are refused or give a game that replays; none throws', () => {
    const source = dice(11)
    const real = tell(fromLetters(codes.at(-1)!))
    for (let i = 0; i < 400; i++) {
      const noise = real.map((digit, at) => (at > real.length - 4 || source.roll(3) > 0 ? digit : source.roll(32)))
      const read = codeToLesson(shelf, toLetters(noise))
      if (read.ok) expect(replay(tell(shelf.tableFor(read.value.record)), read.value.record).ok).toBeDefined()
      else expect(read.reason.code).toMatch(/^lesson-(edition|broken)$/)
    }
    expect(codeToLesson(shelf, 'Z'.repeat(2000))).toMatchObject({ reason: { code: 'lesson-large' } })
  })

  test('a record that no table could make has its file instead', () => {
    const lesson = gameOf('hand', 1)
    const [seat] = Object.keys(lesson.record.seats)
    const strange = { ...lesson, record: { ...lesson.record, seats: { ...lesson.record.seats, [seat!]: 'my-own' } } }
    expect(lessonToCode(shelf, strange)).toMatchObject({ reason: { code: 'lesson-unsayable' } })
  })
})
