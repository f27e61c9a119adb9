/**
 * The smallest sets of one round's acts, answers and events without which an
 * exit would still be in reach. Sets of one, two and three are looked at in
 * turn; if none of them does it, a larger one is pared down until nothing in it
 * can be spared.
 */
import type { Credit } from '../../domain/reading.ts'
import type { Reaches } from '../reach.ts'
import type { Working } from '../working.ts'
import type { Course } from './course.ts'

/** Sets tried of any size: replaying one is cheap, but not free. */
const MOST_SETS = 6000
const LARGEST = 3

export interface Credited {
  readonly sets: readonly (readonly Credit[])[]
  /** Every set of up to three was looked at and decided. */
  readonly isWhole: boolean
}

export function* creditedIn(course: Course, place: number, reaches: Reaches): Working<Credited> {
  const all = course.credits(place)
  const sets: (readonly Credit[])[] = []
  let tried = 0
  let isWhole = true
  for (let size = 1; size <= Math.min(LARGEST, all.length); size++) {
    for (const set of subsets(all, size)) {
      if (sets.some((found) => found.every((credit) => set.includes(credit))) || isIdle(set)) continue
      if (tried++ > MOST_SETS) return { sets, isWhole: false }
      const { can } = yield* reaches.from(course.after(place, place, { without: set }))
      if (can === 'yes') sets.push(set)
      if (can === 'not-proved') isWhole = false
    }
  }
  if (sets.length > 0) return { sets, isWhole }
  for (const whole of [
    all.filter(({ kind }) => kind === 'act' || kind === 'documented'),
    all.filter(({ kind }) => kind !== 'event'),
    all,
  ]) {
    if (whole.length <= LARGEST) continue
    const { can } = yield* reaches.from(course.after(place, place, { without: whole }))
    if (can === 'yes') return { sets: [yield* pared(course, place, whole, reaches)], isWhole: false }
  }
  return { sets, isWhole: isWhole && all.length <= LARGEST }
}

/** Leaves out one after the other until each is needed. */
function* pared(course: Course, place: number, whole: readonly Credit[], reaches: Reaches): Working<readonly Credit[]> {
  let kept = whole
  for (let i = whole.length - 1; i >= 0; i--) {
    const less = kept.filter((credit) => credit !== whole[i])
    const { can } = yield* reaches.from(course.after(place, place, { without: less }))
    if (can === 'yes') kept = less
  }
  return kept
}

/** An answer to a text that is taken out with it says nothing of its own. */
function isIdle(set: readonly Credit[]): boolean {
  return set.some(
    (credit) =>
      credit.kind === 'answer' &&
      set.some(
        (other) =>
          other.kind === 'act' &&
          /^k?:?d:/.test(credit.matter) &&
          credit.matter.endsWith(`d:${other.seat}:${other.slot}`),
      ),
  )
}

/** All sets of this size, in the order of the list. */
export function* subsets<T>(list: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) yield []
  else
    for (let i = from; i <= list.length - size; i++)
      for (const rest of subsets(list, size - 1, i + 1)) yield [list[i]!, ...rest]
}
