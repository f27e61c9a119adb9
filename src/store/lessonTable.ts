/**
 * What one table of a class brings to the debrief: its record, a name that it
 * was given, and what it chose to say beside it. No person is named anywhere.
 */
import type { GameRecord } from '../domain/record.ts'

/** Names of tables are birds of eight kinds; the words know them by number. So many that two of six tables rarely share one. */
export const TABLE_NAMES = 256

/** What a table may say decided how it went; 0 is not said. Words by place. */
export const ACCOUNTS = ['none', 'step', 'refusal', 'calendar', 'price', 'pressure'] as const
export type TableAccount = (typeof ACCOUNTS)[number]

/** What a table said before and after, kept with its game. */
export interface LessonSaid {
  /** Which name of `TABLE_NAMES`, from 0. */
  readonly name: number
  /** The exit that it expected to close first. */
  readonly predicted?: string
  /** What it says decided, once it was asked; kept with its game so that the code's letters stay the same. */
  readonly account?: TableAccount
  /** The code of the first game that this device ended; games that leave it keep it. */
  readonly first?: string
}

export interface LessonTable extends LessonSaid {
  readonly account: TableAccount
  readonly record: GameRecord
}
