/**
 * What every sheet of the pack is written with: one scenario, the words of one
 * language, and the dossier behind the scenario's sources. Pure, so that a test
 * can write a sheet without a page.
 */
import type { i18n, TFunction } from 'i18next'
import type { Claim, ClaimId } from '../../domain/dossier.ts'
import type { Num, Party } from '../../domain/scenario.ts'
import { seatIndex } from '../../engine/read.ts'
import type { Table } from '../../engine/table.ts'
import type { Language } from '../../store/settings.ts'
import { lengthOf } from '../class/useLessonWords.ts'
import { isAboutThisWar } from '../ending/aboutThisWar.ts'
import type { Speaker } from '../table/speaker.ts'

export interface Pen {
  /** Words of the pack. */
  readonly t: (key: string, data?: Readonly<Record<string, unknown>>) => string
  /** Words of every page. */
  readonly page: TFunction
  readonly lesson: (key: string, data?: Readonly<Record<string, unknown>>) => string
  /** Names and phrases of the scenario. */
  readonly sp: Speaker
  readonly claims: ReadonlyMap<ClaimId, Claim>
  /** Does the scenario's record tell of the invasion of 2022? */
  readonly war: boolean
  /** Where pupils find this page, if others can reach it. */
  readonly address: string | undefined
}

/** `instance` has the words of the pack already. */
export function penOf(
  instance: i18n,
  language: Language,
  table: Table,
  claims: ReadonlyMap<ClaimId, Claim>,
  address?: string,
): Pen {
  const say = (part: string) => instance.getFixedT(language, part) as unknown as Pen['t']
  const t = say('table')
  const inside = t('inside', { returnObjects: true }) as unknown
  const { scenario } = table
  return {
    t: say('pack'),
    page: instance.getFixedT(language, 'page') as unknown as TFunction,
    lesson: say('lesson'),
    sp: {
      t,
      ground: say('grounds'),
      table,
      scenario,
      language,
      inside: typeof inside === 'object' ? (inside as Record<string, string>) : {},
    },
    claims,
    war: isAboutThisWar(scenario),
    address,
  }
}

/** A list of the words. */
export const listOf = <T = string>(
  pen: Pen,
  key: string,
  data: Readonly<Record<string, unknown>> = {},
): readonly T[] => {
  const found = pen.t(key, { ...data, returnObjects: true }) as unknown
  return Array.isArray(found) ? (found as readonly T[]) : []
}

export const seatsOf = ({ sp }: Pen): readonly Party[] => sp.scenario.parties.filter(({ role }) => role === 'seat')

/** What a place card says. */
export const cardName = (party: Party): string => party.card ?? party.name

/** A number of the scenario with its assumptions as they are shipped. */
export function numberOf({ sp: { table, scenario } }: Pen, num: Num): number {
  if (typeof num === 'number') return num
  const id = num.slice(1)
  return table.sets[id] ?? scenario.assumptions.find((entry) => entry.id === id)?.value ?? 0
}

/** The seat's row of one article: cost of every option, in their order; undefined where it holds none. */
export function costsOf({ sp: { table, scenario } }: Pen, seat: string, issue: string): readonly number[] | undefined {
  const held = table.holding[seatIndex(table, seat)]?.[scenario.issues.findIndex(({ id }) => id === issue)] ?? -1
  return table.holdings[held]?.cost
}

/** Figures that sentences name. */
export function figures(pen: Pen): Readonly<Record<string, unknown>> {
  const { scenario } = pen.sp
  return {
    title: scenario.title,
    seats: seatsOf(pen).length,
    issues: scenario.issues.length,
    exits: scenario.exits.length,
    minutes: scenario.minutes,
    ...lengthOf(scenario),
    cards: pen.t('slides.cards', { count: scenario.rules.slots }),
  }
}

/** Three or four rounds, five at most, fit into one lesson. */
export const fitsOneLesson = (pen: Pen): boolean => pen.sp.scenario.rounds.length <= 5
