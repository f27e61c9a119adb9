/**
 * Named statements and how they hang together, as clauses. `YES` and `NO` are
 * statements too, so that what is known needs no cases of its own.
 */
import { Propagation } from './propagate.ts'

export type Statement = number

export const YES: Statement = 1
export const NO: Statement = -1

/** A figure between two limits, told by "at least". */
export interface Figure {
  readonly low: number
  readonly high: number
  readonly reaches: (value: number) => Statement
}

export const known = (value: number): Figure => ({ low: value, high: value, reaches: (v) => (v <= value ? YES : NO) })

/** A figure whose steps between the limits are `steps(value)`. */
export function figure(low: number, high: number, steps: (value: number) => Statement): Figure {
  return { low, high, reaches: (v) => (v <= low ? YES : v > high ? NO : steps(v)) }
}

export interface Part {
  readonly if: Statement
  readonly by: number
  readonly key: number
}

export class Statements {
  readonly rules = new Propagation()
  readonly #names = new Map<string, number>()

  constructor() {
    this.rules.variable()
    this.rules.add([YES])
  }

  /** The statement of this name; made when first spoken of. */
  name(kind: string, a: number, b = 0, c = 0, d = 0): Statement {
    const name = `${kind}.${a}.${b}.${c}.${d}`
    const found = this.#names.get(name)
    if (found !== undefined) return found
    const made = this.rules.variable()
    this.#names.set(name, made)
    return made
  }

  find = (name: string): Statement | undefined => this.#names.get(name)

  /** One of these holds. */
  or(...list: readonly Statement[]): void {
    this.rules.add(list)
  }

  /** If all of these hold, so does one of those. */
  if(all: readonly Statement[], one: readonly Statement[]): void {
    this.rules.add([...all.map((s) => -s), ...one])
  }

  /** `whole` holds exactly if all of `parts` do. */
  isAll(whole: Statement, parts: readonly Statement[]): Statement {
    for (const part of parts) this.if([whole], [part])
    this.if(parts, [whole])
    return whole
  }

  /** `some` holds exactly if any of `parts` does. */
  isAny(some: Statement, parts: readonly Statement[]): Statement {
    for (const part of parts) this.if([part], [some])
    this.if([some], parts)
    return some
  }

  notTwo(list: readonly Statement[]): void {
    list.forEach((one, i) => {
      for (const other of list.slice(0, i)) if (one !== NO && other !== NO) this.if([one, other], [])
    })
  }

  /** At most `most` of them; `name` counts how many of the first ones hold at least. */
  limit(
    list: readonly { readonly is: Statement; readonly key: number }[],
    most: number,
    name: (key: number, n: number) => Statement,
  ): void {
    let before: readonly Statement[] = Array.from({ length: most }, () => NO)
    for (const { is, key } of list) {
      const now = before.map((_, i) => name(key, i + 1))
      now.forEach((reached, i) => {
        this.if([before[i]!], [reached])
        this.if([is, i === 0 ? YES : before[i - 1]!], [reached])
      })
      this.if([is, before[most - 1] ?? YES], [])
      before = now
    }
  }

  /** What lowers first, then what raises, each by key: the exact sum. */
  total(start: Figure, parts: readonly Part[], name: (key: number, value: number) => Statement): Figure {
    let now = start
    const byKey = parts.slice().sort((one, other) => one.key - other.key)
    for (const part of [...byKey.filter((one) => one.by < 0), ...byKey.filter((one) => one.by > 0)]) {
      const before = now
      now = figure(before.low + Math.min(0, part.by), before.high + Math.max(0, part.by), (v) => name(part.key, v))
      for (let v = now.low + 1; v <= now.high; v++) {
        const [same, moved, after] = [before.reaches(v), before.reaches(v - part.by), name(part.key, v)]
        this.if([part.if, moved], [after])
        this.if([part.if, after], [moved])
        this.if([same], [after, part.if])
        this.if([after], [same, part.if])
        // It lies between the two, whether the part counts or not.
        const [low, high] = part.by > 0 ? [same, moved] : [moved, same]
        this.if([low], [after])
        this.if([after], [high])
      }
    }
    return now
  }
}
