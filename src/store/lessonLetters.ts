/**
 * The letters of a lesson code and their check letters. Thirty-two letters
 * without I, L, O and U (Crockford's), so that what is read from a screen across
 * a room and typed by hand has one reading; O counts as 0, I and L as 1, U as V,
 * and case, blanks and the wide letters of a Japanese keyboard do not matter.
 *
 * A line has at most 31 letters, the last four of which are check letters: a
 * Reed–Solomon code over 32 elements (x⁵ + x² + 1) of distance five. Any one to
 * four wrong letters of a line are detected; one wrong letter, and two letters
 * that changed places, are located. The first letter counts the letters, so that
 * a missing one is said before anything is compared.
 */
import { no, ok, type Result } from '../std/result.ts'

export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LINE = 31
const CHECKS = 4
const DATA = LINE - CHECKS

/** Fewest letters that carry a game; counts above the first letter's reach stand in two more. */
const FEWEST = 8
const REACH = 31

/** Longest code that is looked at: some 600 data letters, far above a ten-round game. */
const MOST = 900

// ── the field of 32 elements

const POWERS: readonly number[] = (() => {
  const powers: number[] = []
  let x = 1
  for (let i = 0; i < 31; i++) {
    powers.push(x)
    x = (x << 1) ^ (x & 16 ? 0x25 : 0)
  }
  return powers
})()
const LOGS: readonly number[] = Array.from({ length: 32 }, (_, x) => POWERS.indexOf(x))
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : POWERS[(LOGS[a]! + LOGS[b]!) % 31]!)

/** The polynomial whose zeros are the first four powers, highest term first, without its leading 1. */
const GENERATOR: readonly number[] = [1, 2, 3, 4]
  .reduce<readonly number[]>(
    (poly, power) => [...poly.keys(), poly.length].map((i) => (poly[i] ?? 0) ^ times(poly[i - 1] ?? 0, POWERS[power]!)),
    [1],
  )
  .slice(1)

/** The four check letters of a line's data, as numbers. */
function checksOf(data: readonly number[]): readonly number[] {
  let rest = [0, 0, 0, 0]
  for (const digit of data) {
    const lead = digit ^ rest[0]!
    rest = [...rest.slice(1), 0].map((value, i) => value ^ times(lead, GENERATOR[i]!))
  }
  return rest
}

/** A line's values at the four zeros: all 0 exactly where its check letters fit. */
const valuesOf = (line: readonly number[]): readonly number[] =>
  [1, 2, 3, 4].map((power) => line.reduce((sum, digit) => times(sum, POWERS[power]!) ^ digit, 0))

const isWhole = (line: readonly number[]): boolean => valuesOf(line).every((value) => value === 0)

// ── lines

/** Numbers below 32 as letters with their count and their check letters, without blanks. */
export function toLetters(digits: readonly number[]): string {
  const counted = withCount(digits)
  return linesOf(counted.length)
    .flatMap(([from, to]) => {
      const data = counted.slice(from, to)
      return [...data, ...checksOf(data)]
    })
    .map((digit) => LETTERS[digit]!)
    .join('')
}

/** Where the data of each line begins and ends; as even as can be, so that no line is a stump. */
function linesOf(data: number): readonly (readonly [number, number])[] {
  const lines = Math.max(1, Math.ceil(data / DATA))
  return Array.from({ length: lines }, (_, i) => [Math.floor((data * i) / lines), Math.floor((data * (i + 1)) / lines)])
}

const lettersFor = (data: number): number => data + CHECKS * linesOf(data).length

function withCount(digits: readonly number[]): readonly number[] {
  const padded = [...Array.from({ length: Math.max(0, FEWEST - 1 - digits.length) }, () => 0), ...digits]
  const data = padded.length + 1
  if (data - FEWEST < REACH) return [data - FEWEST, ...padded]
  const all = data + 2
  return [REACH, all >> 5, all & 31, ...padded]
}

/** Data letters that the first letters announce; null while they are not all there. */
function announced(digits: readonly number[]): number | null {
  const [first, high, low] = digits
  if (first === undefined) return null
  if (first < REACH) return first + FEWEST
  return high === undefined || low === undefined ? null : (high << 5) | low
}

// ── what somebody typed

export interface Typed {
  /** The letters as they count, without blanks and marks. */
  readonly letters: string
  /** Signs that no code has, with their place in the letters, from 0. */
  readonly strange: readonly { readonly at: number; readonly sign: string }[]
  /** Letters that the whole code has; null until its first letter is there. */
  readonly expected: number | null
}

/** Reads what was typed as far as it goes; never refuses. */
export function typed(text: string): Typed {
  const letters: string[] = []
  const strange: { at: number; sign: string }[] = []
  for (const sign of text.normalize('NFKC').toUpperCase()) {
    if (/[\s\-‐-―_.,:·ー]/u.test(sign)) continue
    const letter = ALIKE[sign] ?? sign
    if (!LETTERS.includes(letter)) strange.push({ at: letters.length, sign })
    letters.push(letter)
  }
  const digits = letters.map((letter) => LETTERS.indexOf(letter))
  const data = digits.slice(0, 3).every((digit) => digit >= 0) ? announced(digits) : null
  return { letters: letters.join(''), strange, expected: data === null || data < FEWEST ? null : lettersFor(data) }
}

const ALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V', '|': '1' }

/**
 * The numbers in a code, or why it is none. Reasons: `lesson-empty`;
 * `lesson-strange` (at, sign); `lesson-short` and `lesson-long` (has, must);
 * `lesson-letter` (at, has, must) for one wrong letter; `lesson-swapped` (at);
 * `lesson-line` (line) where more is wrong. Places count from 1.
 */
export function fromLetters(text: string): Result<readonly number[]> {
  const { letters, strange, expected } = typed(text)
  if (letters === '') return no('lesson-empty')
  if (letters.length > MOST) return no('lesson-large')
  const first = strange[0]
  if (first !== undefined) return no('lesson-strange', { at: first.at + 1, sign: first.sign })
  const digits = [...letters].map((letter) => LETTERS.indexOf(letter))
  if (expected === null || expected !== digits.length) return wrongCount(digits, expected)
  const data = announced(digits)!
  const found: number[] = []
  let from = 0
  for (const [line, [start, end]] of linesOf(data).entries()) {
    const to = from + (end - start) + CHECKS
    const part = digits.slice(from, to)
    if (!isWhole(part)) return located(part, from) ?? no('lesson-line', { line: line + 1, lines: linesOf(data).length })
    found.push(...part.slice(0, -CHECKS))
    from = to
  }
  return ok(found.slice(found[0] === REACH ? 3 : 1))
}

/** The first letter itself may be the wrong one: then the letters that are there say how many there should be. */
function wrongCount(digits: readonly number[], expected: number | null): Result<never> {
  const data = dataFor(digits.length)
  const first = data === null ? undefined : linesOf(data)[0]
  if (first !== undefined) {
    const other = located(digits.slice(0, first[1] + CHECKS), 0)
    if (!other?.ok && other?.reason.data?.['at'] === 1) return other
  }
  if (expected === null)
    return no('lesson-short', { has: digits.length, must: Math.max(FEWEST + CHECKS, digits.length + 1) })
  return no(digits.length < expected ? 'lesson-short' : 'lesson-long', { has: digits.length, must: expected })
}

/** Data letters of a code of so many letters in all; null where no code has that many. */
function dataFor(letters: number): number | null {
  for (let data = FEWEST; data < letters; data++) if (lettersFor(data) === letters) return data
  return null
}

/**
 * One letter, or two neighbours that changed places, whose change makes the line whole. One wrong letter at
 * place p (from the end) makes the values a geometric row whose ratio is the p-th power.
 */
function located(line: readonly number[], from: number): Result<never> | null {
  const [a, b, c, d] = valuesOf(line) as [number, number, number, number]
  if (a !== 0 && b !== 0 && times(b, b) === times(a, c) && times(c, c) === times(b, d)) {
    const place = (LOGS[b]! - LOGS[a]! + 31) % 31
    const error = POWERS[(LOGS[a]! - place + 31) % 31]!
    const at = line.length - 1 - place
    if (at >= 0)
      return no('lesson-letter', { at: from + at + 1, has: LETTERS[line[at]!]!, must: LETTERS[line[at]! ^ error]! })
  }
  for (let at = 0; at + 1 < line.length; at++) {
    const [one, other] = [line[at]!, line[at + 1]!]
    if (one !== other && isWhole(line.with(at, other).with(at + 1, one)))
      return no('lesson-swapped', { at: from + at + 1 })
  }
  return null
}

/** In fours, as it is shown and read aloud. */
export const inFours = (letters: string): string => letters.replace(/(.{4})(?=.)/g, '$1 ')

/** Does this text read like a code, rather than a link or a file? */
export const looksLikeCode = (text: string): boolean => {
  const { letters, strange } = typed(text)
  return strange.length === 0 && letters.length >= FEWEST + CHECKS && letters.length <= MOST
}
