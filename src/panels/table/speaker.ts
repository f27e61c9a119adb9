/**
 * Names and short phrases of one scenario in the language of the page. Every
 * sentence comes whole from the words; only names are put into it.
 */
import { useMemo } from 'react'
import type { Act, Step } from '../../domain/move.ts'
import type { Confidence, Hue, Issue, OffRamp, Option, Party, Scenario } from '../../domain/scenario.ts'
import type { Table } from '../../engine/table.ts'
import type { Language } from '../../store/settings.ts'
import { useLanguage, useOpen, useWords } from '../app/context.ts'

type Say = (key: string, data?: Readonly<Record<string, unknown>>) => string

export interface Speaker {
  readonly t: Say
  readonly ground: Say
  readonly table: Table
  readonly scenario: Scenario
  readonly language: Language
  /** Names as they stand inside a sentence, where that differs: "US" → "the US". */
  readonly inside: Readonly<Record<string, string>>
}

export function useSpeaker(): Speaker {
  const t = useWords('table') as unknown as Say
  const ground = useWords('grounds') as unknown as Say
  const language = useLanguage()
  const { table } = useOpen()
  return useMemo(() => {
    const inside = t('inside', { returnObjects: true }) as unknown
    return {
      t,
      ground,
      table,
      scenario: table.scenario,
      language,
      inside: typeof inside === 'object' ? (inside as Record<string, string>) : {},
    }
  }, [t, ground, table, language])
}

const party = (sp: Speaker, id: string): Party | undefined => sp.scenario.parties.find((entry) => entry.id === id)

/** "Russia", "US": for labels and bills. */
export const short = (sp: Speaker, id: string): string => party(sp, id)?.short ?? id

/** "United States and allies". */
export const fullName = (sp: Speaker, id: string): string => party(sp, id)?.name ?? id

/** "the US": inside a sentence. */
export const named = (sp: Speaker, id: string): string => inside(sp, short(sp, id))

export const inside = (sp: Speaker, name: string): string => sp.inside[name] ?? name

/** "Russia and the US", 「ロシア、米国」. */
export const namedAll = (sp: Speaker, ids: readonly string[]): string =>
  listed(
    sp,
    ids.map((id) => named(sp, id)),
  )

export const listed = (sp: Speaker, items: readonly string[]): string =>
  new Intl.ListFormat(sp.language === 'en' ? 'en-GB' : sp.language, { style: 'long', type: 'conjunction' }).format(
    items,
  )

/** Items of a notation, not of a sentence: "Russia 1 → 0, US 1 → 0". */
export const row = (sp: Speaker, items: readonly string[]): string => items.join(sp.t('sep'))

/** A sentence begins with a capital, whatever name it begins with. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Several sentences in a row. */
export const sentences = (sp: Speaker, items: readonly string[]): string =>
  items
    .filter((item) => item !== '')
    .map(sentence)
    .join(sp.t('gap'))

const HUES = ['russia', 'us', 'ukraine', 'frde', 'nato'] as const
export type SwatchHue = (typeof HUES)[number]

/** The swatch of a party; a voice without a pattern of its own has none. */
export function hueOf(sp: Speaker, id: string): SwatchHue | null {
  const hue: Hue = party(sp, id)?.hue ?? 'other'
  return hue === 'other' ? null : hue
}

export const exitOf = (sp: Speaker, id: string): OffRamp | undefined =>
  sp.scenario.exits.find((entry) => entry.id === id)
export const exitTab = (sp: Speaker, id: string): string => sp.t('exit.tab', { n: exitOf(sp, id)?.n ?? 0 })
export const exitInside = (sp: Speaker, id: string): string => sp.t('exit.inside', { n: exitOf(sp, id)?.n ?? 0 })
export const exitsInside = (sp: Speaker, ns: readonly number[]): string =>
  sp.t('exit.several', { count: ns.length, list: listed(sp, ns.map(String)), n: ns[0] ?? 0 })

export const issueOf = (sp: Speaker, id: string): Issue | undefined =>
  sp.scenario.issues.find((entry) => entry.id === id)
export const issueName = (sp: Speaker, id: string): string => issueOf(sp, id)?.name ?? id
export const optionOf = (sp: Speaker, issue: string, id: string): Option | undefined =>
  issueOf(sp, issue)?.options.find((entry) => entry.id === id)
export const optionShort = (sp: Speaker, issue: string, id: string): string => optionOf(sp, issue, id)?.short ?? id

export const roomName = (sp: Speaker, id: string): string =>
  sp.scenario.rooms.find((entry) => entry.id === id)?.name ?? id
export const trackName = (sp: Speaker, id: string): string =>
  sp.scenario.tracks.find((entry) => entry.id === id)?.name ?? id
/** Names of tracks are common nouns: small inside an English sentence. */
export const trackInside = (sp: Speaker, id: string): string => inside(sp, trackName(sp, id))
export const eventTitle = (sp: Speaker, id: string): string =>
  sp.scenario.events.find((entry) => entry.id === id)?.title ?? id
export const flagName = (sp: Speaker, id: string): string =>
  sp.scenario.flags.find((entry) => entry.id === id)?.name ?? id
export const reserveTitle = (sp: Speaker, id: string): string =>
  sp.scenario.reserves.find((entry) => entry.id === id)?.title ?? id
export const instrumentOf = (sp: Speaker, id: string) => sp.scenario.instruments.find((entry) => entry.id === id)

/** What a card or a line of the log is called. */
export function actTitle(sp: Speaker, act: Act, by: string): string {
  switch (act.kind) {
    case 'use':
      return instrumentOf(sp, act.instrument)?.title ?? act.instrument
    case 'reserve':
      return reserveTitle(sp, act.reserve)
    case 'call':
      return sp.t('act.call', { room: roomName(sp, act.room) })
    case 'sign':
      return sp.t('act.sign', { name: exitOf(sp, act.exit)?.name ?? act.exit, n: exitOf(sp, act.exit)?.n ?? 0 })
    case 'shift':
      return sp.t('act.shift', { option: optionShort(sp, act.issue, act.option), issue: issueName(sp, act.issue) })
    case 'signal':
      return sp.t('act.signal', { option: optionShort(sp, act.issue, act.option), parties: namedAll(sp, act.to) })
    case 'pass':
      return sp.t('act.pass')
    case 'deal':
      return dealTitle(sp, act.steps, by)
  }
}

/** The card that offers the option; of several articles their short words; of others' steps, to whom it is put. */
function dealTitle(sp: Speaker, steps: readonly Step[], by: string): string {
  const kinds = steps.filter(
    (step, i) => steps.findIndex((other) => other.issue === step.issue && other.option === step.option) === i,
  )
  const [only] = kinds
  const own = steps.some((step) => step.seat === by)
  const asked = askedFor(steps, by)
  if (asked !== null)
    return sp.t('act.ask', {
      party: named(sp, asked.seat),
      asked: row(
        sp,
        asked.steps.map((step) => optionShort(sp, step.issue, step.option)),
      ),
      given: row(
        sp,
        steps.filter((step) => !asked.steps.includes(step)).map((step) => optionShort(sp, step.issue, step.option)),
      ),
    })
  if (kinds.length === 1 && only !== undefined) return optionOf(sp, only.issue, only.option)?.offer ?? only.option
  const words = row(
    sp,
    kinds.map((step) => optionShort(sp, step.issue, step.option)),
  )
  return own ? sp.t('act.text', { words }) : sentence(words)
}

/** A step here for one there: one other seat is asked for something on articles on which the proposer gives nothing. */
function askedFor(
  steps: readonly Step[],
  by: string,
): { readonly seat: string; readonly steps: readonly Step[] } | null {
  const given = steps.filter((step) => step.seat === by)
  const asked = steps.filter((step) => step.seat !== by)
  const [first] = asked
  if (first === undefined || given.length === 0 || asked.some((step) => step.seat !== first.seat)) return null
  return given.some((own) => asked.some((step) => step.issue === own.issue)) ? null : { seat: first.seat, steps: asked }
}

/** Is its title that of an exchange? */
export const isAsk = (steps: readonly Step[], by: string): boolean => askedFor(steps, by) !== null

/** The one source that a card shows: what was done before what was written. */
export function actCite(sp: Speaker, act: Act): string | undefined {
  const list = citesOf(sp, act)
  return list.find((id) => id.startsWith('mv-')) ?? list[0]
}

export function citesOf(sp: Speaker, act: Act): readonly string[] {
  switch (act.kind) {
    case 'use':
      return instrumentOf(sp, act.instrument)?.text.cite ?? []
    case 'reserve':
      return sp.scenario.reserves.find((entry) => entry.id === act.reserve)?.text.cite ?? []
    case 'call':
      return sp.scenario.rooms.find((entry) => entry.id === act.room)?.cite ?? []
    case 'sign':
      return exitOf(sp, act.exit)?.cite ?? []
    case 'deal':
      return act.steps[0] === undefined ? [] : (optionOf(sp, act.steps[0].issue, act.steps[0].option)?.cite ?? [])
    case 'signal': {
      const said = sp.scenario.exits
        .flatMap(({ inConfidence = [] }) => inConfidence)
        .find((word) => word.issue === act.issue && word.options.includes(act.option))
      return said?.text.cite ?? optionOf(sp, act.issue, act.option)?.cite ?? []
    }
    case 'shift':
      return optionOf(sp, act.issue, act.option)?.cite ?? []
    case 'pass':
      return []
  }
}

/** The terms in confidence that are met if this seat says this. */
export const wordsMet = (
  sp: Speaker,
  by: string,
  act: Extract<Act, { kind: 'signal' }>,
): readonly { readonly exit: string; readonly word: Confidence }[] =>
  sp.scenario.exits.flatMap(({ id, signatories, inConfidence = [] }) =>
    inConfidence
      .filter(
        (word) =>
          word.by === by &&
          word.issue === act.issue &&
          word.options.includes(act.option) &&
          signatories.every((seat) => seat === by || act.to.includes(seat)),
      )
      .map((word) => ({ exit: id, word })),
  )

/** Why something cannot be done, in a few words. */
export function refusalWords(
  sp: Speaker,
  reason: { readonly code: string; readonly data?: Readonly<Record<string, unknown>> },
): string {
  return sp.t([`refusal.${reason.code}`, 'refusal.other'] as unknown as string, reason.data)
}
