/**
 * The Pareto frontier of all packages, exact and never enumerated. Worth adds
 * up over articles, so a package that is beaten on the articles so far stays
 * beaten whatever follows: the frontier is folded article by article, and
 * after each only what nothing beats is kept.
 *
 * A fold sorts its candidates by counting, from the last party to the first,
 * so that whoever could beat another comes before it; one sweep then asks a
 * table of best values by the middle parties (a staircase of any dimension)
 * whether something already kept is at least as good. Kung, Luccio and
 * Preparata, J. ACM 22 (1975) 469–476, give the sweep; whole numbers in small
 * ranges make the table.
 */
import type { NegotiatingText } from './text.ts'

export interface Package {
  /** By party of the text. */
  readonly worth: readonly number[]
  /** By article of the text: which of its choices. */
  readonly choices: readonly number[]
}

export interface Frontier {
  /** The first party's best first; of packages that are worth the same to all, one stands for all. */
  readonly packages: readonly Package[]
  /** How many packages there are in all. */
  readonly of: number
}

export function frontier(text: NegotiatingText): Frontier {
  const folds = foldAll(text)
  const count = folds.at(-1)?.count ?? 1
  const packages: Package[] = []
  for (let i = 0; i < count; i++) packages.push(unfold(text, folds, i))
  return { packages, of: text.articles.reduce((product, { choices }) => product * choices.length, 1) }
}

/** What is kept after one article: worth side by side, and where each came from. */
interface Fold {
  readonly count: number
  readonly worth: Int32Array
  readonly from: Int32Array
  readonly choice: Int32Array
}

function foldAll({ parties, articles }: NegotiatingText): readonly Fold[] {
  const wide = parties.length
  const folds: Fold[] = []
  let before: Fold = {
    count: 1,
    worth: new Int32Array(wide),
    from: new Int32Array(1),
    choice: new Int32Array(1),
  }
  for (const { choices } of articles) {
    before = keepUnbeaten(
      join(
        before,
        choices.map(({ worth }) => worth),
        wide,
      ),
      wide,
    )
    folds.push(before)
  }
  return folds
}

/** Every package so far with every choice of one article more. */
function join(before: Fold, choices: readonly (readonly number[])[], wide: number): Fold {
  const count = before.count * choices.length
  const worth = new Int32Array(count * wide)
  const from = new Int32Array(count)
  const choice = new Int32Array(count)
  let at = 0
  for (let c = 0; c < choices.length; c++) {
    const add = choices[c]!
    for (let i = 0; i < before.count; i++) {
      for (let p = 0; p < wide; p++) worth[at * wide + p] = before.worth[i * wide + p]! + add[p]!
      from[at] = i
      choice[at++] = c
    }
  }
  return { count, worth, from, choice }
}

function keepUnbeaten(all: Fold, wide: number): Fold {
  const order = bestFirst(all, wide)
  const kept = wide > MOST_BY_TABLE ? keptByComparing(all, order, wide) : keptByTable(all, order, wide)
  const worth = new Int32Array(kept.length * wide)
  const from = new Int32Array(kept.length)
  const choice = new Int32Array(kept.length)
  for (let k = 0; k < kept.length; k++) {
    const i = kept[k]!
    for (let p = 0; p < wide; p++) worth[k * wide + p] = all.worth[i * wide + p]!
    from[k] = all.from[i]!
    choice[k] = all.choice[i]!
  }
  return { count: kept.length, worth, from, choice }
}

/** Sorted from best to worst for the first party, then the second, and so on. */
function bestFirst(all: Fold, wide: number): Int32Array {
  let order = new Int32Array(all.count)
  for (let i = 0; i < all.count; i++) order[i] = i
  for (let p = wide - 1; p >= 0; p--) {
    const [low, high] = range(all, wide, p)
    const starts = new Int32Array(high - low + 2)
    for (let i = 0; i < all.count; i++) starts[high - all.worth[i * wide + p]! + 1]!++
    for (let v = 1; v < starts.length; v++) starts[v]! += starts[v - 1]!
    const sorted = new Int32Array(all.count)
    for (let k = 0; k < all.count; k++) {
      const i = order[k]!
      sorted[starts[high - all.worth[i * wide + p]!]!++] = i
    }
    order = sorted
  }
  return order
}

function range(all: Fold, wide: number, p: number): readonly [low: number, high: number] {
  let low = all.worth[p] ?? 0
  let high = low
  for (let at = p; at < all.worth.length; at += wide) {
    const value = all.worth[at]!
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

/** Three middle parties fit a table; beyond five parties it would be larger than the frontier. */
const MOST_BY_TABLE = 5

/**
 * `best` says, for every triple of values of the middle parties, the best value
 * of the last party among what was kept with at least these values.
 */
function keptByTable(all: Fold, order: Int32Array, wide: number): readonly number[] {
  const middle = [1, 2, 3].map((p) => (p < wide - 1 ? range(all, wide, p) : ([0, 0] as const)))
  const [a, b, c] = middle as [readonly [number, number], readonly [number, number], readonly [number, number]]
  const deep = c[1] - c[0] + 1
  const across = (b[1] - b[0] + 1) * deep
  const best = new Int32Array((a[1] - a[0] + 1) * across).fill(WORST)
  const last = wide - 1
  const at = (i: number, p: number) => all.worth[i * wide + p]!
  const kept: number[] = []
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    const x = wide > 2 ? at(i, 1) - a[0] : 0
    const y = wide > 3 ? at(i, 2) - b[0] : 0
    const z = wide > 4 ? at(i, 3) - c[0] : 0
    const value = wide > 1 ? at(i, last) : 0
    if (best[x * across + y * deep + z]! >= value) continue
    kept.push(i)
    raise(best, across, deep, x, y, z, value)
  }
  return kept
}

const WORST = -2147483648

/** Raises the table below a new corner; where it is high already, it is high all the way down. */
function raise(best: Int32Array, across: number, deep: number, x: number, y: number, z: number, value: number): void {
  for (let i = x; i >= 0 && best[i * across + y * deep + z]! < value; i--)
    for (let j = y; j >= 0 && best[i * across + j * deep + z]! < value; j--)
      for (let k = z; k >= 0; k--) {
        const cell = i * across + j * deep + k
        if (best[cell]! >= value) break
        best[cell] = value
      }
}

function keptByComparing(all: Fold, order: Int32Array, wide: number): readonly number[] {
  const kept: number[] = []
  const beaten = (i: number) =>
    kept.some((k) => {
      for (let p = 0; p < wide; p++) if (all.worth[k * wide + p]! < all.worth[i * wide + p]!) return false
      return true
    })
  for (const i of order) if (!beaten(i)) kept.push(i)
  return kept
}

/** The choices of one kept package, read back fold by fold. */
function unfold({ parties, articles }: NegotiatingText, folds: readonly Fold[], index: number): Package {
  const choices = articles.map(() => 0)
  const wide = parties.length
  const last = folds.at(-1)
  let i = index
  for (let fold = folds.length - 1; fold >= 0; fold--) {
    choices[fold] = folds[fold]!.choice[i]!
    i = folds[fold]!.from[i]!
  }
  const worth = parties.map((_, p) => last?.worth[index * wide + p] ?? 0)
  return { worth, choices }
}
