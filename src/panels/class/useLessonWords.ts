/** Words of the lesson, the names of its tables, and why a code is none. */
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../domain/scenario.ts'
import type { Reason } from '../../std/result.ts'
import { useLanguage } from '../app/context.ts'
import { useReason } from '../pages/useReason.ts'

type Say = (key: string, data?: Readonly<Record<string, unknown>>) => string

export const useLessonWords = (): Say => useTranslation('lesson').t as unknown as Say

/** "Grey Heron": tables are called by birds, which take no side. */
export function useTableName(): (name: number) => string {
  const t = useLessonWords()
  const words = (key: string) => t(key, { returnObjects: true }) as unknown as readonly string[]
  return (name) => {
    const birds = words('birds')
    return t('bird', { kind: words('kinds')[Math.floor(name / birds.length)], bird: birds[name % birds.length] })
  }
}

/** The lesson's own reasons first, then everyone's. */
export function useLessonReason(): (reason: Reason) => string {
  const t = useLessonWords()
  const reason = useReason()
  return (given) => {
    const { at } = given.data ?? {}
    const place = typeof at === 'number' ? { group: Math.ceil(at / 4), place: ((at - 1) % 4) + 1 } : {}
    const own = t(`reason.${given.code}`, { ...given.data, ...place, defaultValue: '' })
    return own === '' ? reason(given) : own
  }
}

/** "Russia and Ukraine": the seats that nobody is put into. Empty where there are none. */
export function useVolunteers(scenario: Scenario | undefined): string {
  const language = useLanguage()
  const names = (scenario?.parties ?? []).filter(({ volunteer }) => volunteer === true).map(({ name }) => name)
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(names)
}

/** Of the fifty minutes; the debrief takes as many. */
const PLAYING = 17
/** Rounds that every table plays; a further one is for tables that get there. */
const MUST = 3

/**
 * Rounds, those that everyone plays, and minutes for each. In 800 rounds played by cards of the hand there were 3
 * cards and 2 answers to give each: at a minute for each, five minutes.
 */
export function lengthOf({ rounds }: Scenario): {
  readonly rounds: number
  readonly must: number
  readonly perRound: number
} {
  const must = Math.min(MUST, rounds.length)
  return { rounds: rounds.length, must, perRound: Math.floor(PLAYING / must) }
}
