/** A saved game in a line: who plays, and where it stands. */
import type { TFunction } from 'i18next'
import type { Scenario } from '../../domain/scenario.ts'
import type { Save } from '../../store/save.ts'

/** Rounds of the record that were laid before the game began. */
export const laidRounds = (scenario: Scenario, start: string | undefined): number =>
  (scenario.starts.find(({ id }) => id === start)?.round ?? 1) - 1

export const isFinished = (scenario: Scenario, save: Pick<Save, 'record'>): boolean =>
  laidRounds(scenario, save.record.start) + save.record.rounds.length >= scenario.rounds.length

/** "Ukraine, round 3 of 4" */
export function placeWords(t: TFunction, scenario: Scenario, save: Save): string {
  const party = scenario.parties.find(({ id }) => id === save.me)
  const who = save.mode === 'solo' && party !== undefined ? party.name : t(`mode.${save.mode}.name`)
  const round = laidRounds(scenario, save.record.start) + save.record.rounds.length + 1
  if (round > scenario.rounds.length) return t('game.finished', { who })
  return t('game.place', { who, round, rounds: scenario.rounds.length })
}
