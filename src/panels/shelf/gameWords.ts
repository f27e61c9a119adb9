/** A saved game in a line: who plays, and where it stands. */
import type { TFunction } from 'i18next'
import type { Scenario } from '../../domain/scenario.ts'
import { replay } from '../../engine/game.ts'
import type { Library } from '../../store/library.ts'
import type { Save } from '../../store/save.ts'

export interface GamePlace {
  /** Name of the seat of the person who plays alone. */
  readonly seat: string
  /** From 1. */
  readonly round: number
  readonly rounds: number
  readonly over: boolean
}

/** Rounds that every game of the scenario has; others come only if something happens. */
export const roundsOf = (scenario: Scenario): number =>
  scenario.rounds.filter(({ onlyIf }) => onlyIf.length === 0).length

/**
 * Null for a record that this shelf cannot replay and of which nothing was noted. A scenario that has not been
 * read yet is not read for a line on the shelf: what was noted at the game's last step says the same.
 */
export function placeOf(library: Library, save: Save): GamePlace | null {
  const { record, summary } = save
  if (summary !== undefined && !library.isRead(record.scenario)) return summary
  const table = library.tableFor(record)
  if (!table.ok) return summary ?? null
  const played = replay(table.value, record)
  if (!played.ok) return summary ?? null
  const { scenario } = table.value
  const round = played.value.row[0]! + 1
  return {
    seat: scenario.parties.find(({ id }) => id === save.me)?.name ?? '',
    round,
    rounds: Math.max(roundsOf(scenario), played.value.over ? 0 : round),
    over: played.value.over,
  }
}

export const addressOf = (place: GamePlace | null, save: Save): string =>
  `${place?.over ? 'ending' : 'table'}/${save.id}`

/** "Ukraine, round 3 of 4" */
export function placeWords(t: TFunction, { seat, round, rounds, over }: GamePlace, save: Save): string {
  const who = save.mode === 'solo' && seat !== '' ? seat : t(`mode.${save.mode}.name`)
  return over ? t('game.finished', { who }) : t('game.place', { who, round, rounds })
}

/** "The whole winter": what the shelf calls a scenario beside its own title, where it has a word for it. */
export const scenarioName = (t: TFunction, scenario: Pick<Scenario, 'id' | 'title'>): string =>
  t(`shelf.scenario.${scenario.id}.name`, { defaultValue: scenario.title })
