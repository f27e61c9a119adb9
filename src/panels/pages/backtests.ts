/** The published tables of the backtest and what is known about each cell that differs, fetched when somebody asks. */
import type { Backtest } from '../../offramps/backtest.ts'

export interface Published extends Backtest {
  /** Hash of the rules that made it. */
  readonly rules: string
}

/** One cell in which the latest table differs from the record, and why. */
export interface Miss {
  /** Id of the exit in the scenario. */
  readonly exit: string
  /** A column of the tables: its date, as 2022-02-10. */
  readonly date: string
  /** The sign of the record, and the model's. */
  readonly coded: string
  readonly model: string
  readonly why: string
}

export interface Backtests {
  readonly first: Published
  readonly latest: Published
  /** None where nobody has written them down yet. */
  readonly misses: readonly Miss[]
}

/** A table without the file of its reasons is a table all the same. */
const reasons = import.meta.glob<{ default: { rows: readonly Miss[] } }>('../../../assets/backtest/winter-2021.json')

export async function loadBacktests(): Promise<Backtests> {
  const [first, latest, written] = await Promise.all([
    import('../../../assets/backtest/winter-2021.first.json'),
    import('../../../assets/backtest/winter-2021.latest.json'),
    Object.values(reasons)[0]?.(),
  ])
  return {
    first: first.default as unknown as Published,
    latest: latest.default as unknown as Published,
    misses: written?.default.rows ?? [],
  }
}
