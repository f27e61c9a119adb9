/**
 * The nouns of a scenario file, after its form and references were checked.
 * Everything here is plain, read-only data; words and numbers side by side, as
 * an author wrote them. `engine/table` turns it into the rows the rules run on.
 *
 * Names are those of the glossary in `src/README.md`.
 */

import type { SourceKind } from './dossier.ts'

/** A sentence that states a fact, with at most three dossier or source ids. */
export interface Cited {
  readonly text: string
  readonly cite: readonly string[]
}

/** A number, or `=name` of an assumption that carries it. */
export type Num = number | `=${string}`

export const HUES = ['russia', 'us', 'ukraine', 'frde', 'nato', 'other'] as const
export type Hue = (typeof HUES)[number]

export interface Party {
  readonly id: string
  /** A seat plays; a voice is cited, consulted, consenting, never moving. */
  readonly role: 'seat' | 'voice'
  readonly name: string
  /** Name on signs and in bills. */
  readonly short: string
  /** What the place card says, when it differs from the name. */
  readonly card?: string
  readonly hue: Hue
  /** One documented position, for the shelf. */
  readonly line?: Cited
  /** The briefing page: what the state signed, what it asks, how others read it. */
  readonly briefing?: readonly Cited[]
  readonly standing?: Num
  /** Never seated automatically in a class. */
  readonly volunteer?: boolean
}

export interface Option {
  readonly id: string
  /** The words inside the bracket. */
  readonly words: string
  /** A few words for cards, bills and logs. */
  readonly short: string
  /** The card that offers it. */
  readonly offer: string
  readonly cite: readonly string[]
}

export interface Stance {
  readonly seat: string
  /** The option on the party's paper. */
  readonly at: string
  /** Distance of each option from the paper; `red` is a red line. */
  readonly costs: Readonly<Record<string, Num | 'red'>>
  /** Why these costs were assumed. */
  readonly because: string
  readonly cite: readonly string[]
  /** Red lines and grounds that answers quote, by option. */
  readonly says?: Readonly<Record<string, Cited>>
}

export interface Issue {
  readonly id: string
  readonly name: string
  /** The article's sentence before and after the brackets. */
  readonly lead: string
  readonly tail: string
  readonly options: readonly Option[]
  readonly stances: readonly Stance[]
  /** Parties whose yes is needed when it is touched. */
  readonly concerns: readonly string[]
  /** On the table only once these hold; empty means from the start. */
  readonly when: readonly Condition[]
  /** Only this seat may table it. */
  readonly ownedBy?: string
}

export interface Band {
  readonly upTo: number
  readonly name: string
}

export interface Track {
  readonly id: string
  readonly name: string
  readonly min: number
  readonly max: number
  readonly start: Num
  readonly bands: readonly Band[]
  /** Never below `at[value of track]`. */
  readonly floor?: { readonly track: string; readonly at: readonly number[] }
}

export interface Flag {
  readonly id: string
  readonly name: string
}

/** All conditions of a list must hold. They read public variables only. */
export type Condition =
  | { readonly track: string; readonly atMost?: number; readonly atLeast?: number }
  | { readonly flag: string; readonly is: boolean }
  | { readonly held: string; readonly times: number }
  | { readonly signed: string; readonly is: boolean }
  | { readonly ended: boolean }
  | { readonly stance: string; readonly options: readonly string[]; readonly by?: readonly string[] }
  | { readonly event: string; readonly is: boolean }
  | { readonly reserve: string; readonly is: boolean }
  | { readonly any: readonly (readonly Condition[])[] }

export interface Effects {
  /** Points toward the tension netting: pressure above 0, relief below. */
  readonly pressure?: Num
  readonly tracks?: Readonly<Record<string, Num>>
  readonly standing?: Readonly<Record<string, Num>>
  readonly flags?: Readonly<Record<string, boolean>>
  /** Rooms that may meet in the next round although the calendar has no date. */
  readonly opens?: readonly string[]
  /** Confidential items become known; each giver pays this much standing. */
  readonly leaks?: Num
}

export interface Room {
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
  /** Without these nothing is held. */
  readonly needs: readonly string[]
  readonly callers: readonly string[]
  /** Shifts per seat in one deal. */
  readonly cap: number
  /** Shifts per seat in the round when this room meets, if more than the rule. */
  readonly mobility?: number
  /** A host's room: one more point of cover. */
  readonly hosted?: boolean
  /** Rounds in which it may meet, counted from 1; empty means every round. */
  readonly rounds: readonly number[]
  readonly cite: readonly string[]
}

export const INSTRUMENT_KINDS = ['home', 'pressure', 'relief', 'trust', 'law', 'voice'] as const
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number]

export interface Instrument {
  readonly id: string
  /** Who may play it. */
  readonly seats: readonly string[]
  readonly kind: InstrumentKind
  readonly title: string
  readonly text: Cited
  /** Change of the actor's own standing; below 0 it is a cost. */
  readonly standing: Num
  readonly effects: Effects
  /** Rounds until it may be played again; 0 means any round. */
  readonly cooldown: number
  readonly once: boolean
  /** First and last round, counted from 1. */
  readonly rounds?: readonly [number, number]
  readonly when: readonly Condition[]
  readonly because?: string
  /** The seats are alternatives of one act: played by one, it is spent for all. */
  readonly shared?: boolean
}

/** An acceptance given in advance: the step, and the price that makes it a yes. */
export interface Reserve {
  readonly id: string
  readonly seat: string
  readonly issue: string
  readonly option: string
  readonly price: { readonly seat: string; readonly issue: string; readonly option: string }
  readonly title: string
  readonly text: Cited
  readonly rounds?: readonly [number, number]
}

export interface CalendarEvent {
  readonly id: string
  /** Fires at the end of this round, counted from 1. */
  readonly at: number
  /** Date as read out, ISO. */
  readonly date: string
  readonly actors: readonly string[]
  readonly title: string
  readonly text: Cited
  readonly when: readonly Condition[]
  /** Any of these lists, if it holds, prevents it. */
  readonly unless: readonly (readonly Condition[])[]
  /** In words: what would prevent it. */
  readonly preventer?: string
  readonly effects: Effects
  /** Exits it makes void. */
  readonly shuts: readonly string[]
  /** Happens in `of[0]` of `of[1]` draws. */
  readonly chance?: readonly [number, number]
}

/**
 * A term that is met in confidence: `by` has told one of the options to all who
 * sign with it. No stance moves, and whoever was not told does not know.
 */
export interface Confidence {
  readonly by: string
  readonly issue: string
  readonly options: readonly string[]
  /** What is said, and where that is documented. */
  readonly text: Cited
}

export interface OffRamp {
  readonly id: string
  readonly n: number
  readonly name: string
  readonly summary: Cited
  readonly signatories: readonly string[]
  readonly terms: readonly { readonly issue: string; readonly options: readonly string[] }[]
  readonly inConfidence?: readonly Confidence[]
  readonly conditions: readonly Condition[]
  /** First and last round, counted from 1. */
  readonly window: readonly [number, number]
  readonly kind: 'ends' | 'widens'
  readonly effects: Effects
  /** What the signing gives that lasts, in words. */
  readonly gives?: string
  readonly cite: readonly string[]
}

/** A seat standing on `option` signs only what settles all of `binds`. */
export interface Lock {
  readonly issue: string
  readonly option: string
  readonly binds: readonly string[]
  /** The exits it keeps such a seat from signing; empty means every exit. */
  readonly exits: readonly string[]
  readonly text: Cited
}

export interface Aim {
  readonly id: string
  readonly seat: string
  readonly text: Cited
  readonly met: readonly (readonly Condition[])[]
  readonly partly: readonly (readonly Condition[])[]
}

export interface Assumption {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly range: readonly [number, number]
  readonly because: string
  readonly cite: readonly string[]
}

export interface AccountPack {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly sets: Readonly<Record<string, number>>
}

export interface Round {
  /** First and last day, ISO. */
  readonly from: string
  readonly to: string
  /** One idea that this round adds, for a first player. */
  readonly lesson?: string
  /** What is new, with its source. */
  readonly news: readonly Cited[]
  /** Played only if all of these hold. */
  readonly onlyIf: readonly Condition[]
}

/** What a seat is on record as doing in a round; exempt from slots and costs. */
export interface HistoryAct {
  readonly round: number
  readonly date: string
  readonly seat: string
  readonly text: Cited
  readonly use?: string
  readonly meet?: string
}

export interface Start {
  readonly id: string
  readonly round: number
  readonly date: string
  readonly title: string
  readonly text: Cited
  readonly standing: Readonly<Record<string, number>>
}

export interface Happened {
  readonly date: string
  readonly text: string
  readonly cite: readonly string[]
}

/** The last sentences of an ending, where those about the invasion of 2022 would not fit. */
export interface ClosingWords {
  readonly signed: string
  readonly none: string
  readonly caption: string
}

/** A source that the author names, cited like a claim of the dossier. */
export interface OwnSource {
  readonly id: string
  readonly outlet: string
  readonly title: string
  readonly date: string
  readonly kind: SourceKind
  /** What it says, in the author's words. */
  readonly text: string
}

export interface ScenarioRules {
  readonly slots: number
  /** Shifts a seat makes at most in a round. */
  readonly mobility: number
  readonly signing: 'same-round' | 'next-round'
  readonly standingMax: number
  /** The track that pressure and relief move. */
  readonly tension: string
  /** Points of cover at each value of the track, or the same always. */
  readonly cover: { readonly track?: string; readonly at: readonly number[] }
  /** A leader's shift without its follower costs one more and strains a track. */
  readonly leash?: { readonly leader: string; readonly follower: string; readonly track: string }
  /** Falls by one at each breach. */
  readonly breachTrack?: string
  /** Rises by one in a round with a deal between `with` and somebody else. */
  readonly dealTrack?: { readonly track: string; readonly with: string }
  readonly hand: number
}

export interface Scenario {
  readonly format: 1
  readonly id: string
  readonly language: string
  readonly title: string
  readonly subtitle: string
  readonly opening: string
  readonly minutes: number
  readonly summary: string
  /** No real state and no real event in it: nothing needs a source. */
  readonly invented?: boolean
  readonly sources?: readonly OwnSource[]
  readonly rules: ScenarioRules
  readonly parties: readonly Party[]
  readonly issues: readonly Issue[]
  readonly tracks: readonly Track[]
  readonly flags: readonly Flag[]
  readonly rooms: readonly Room[]
  readonly instruments: readonly Instrument[]
  readonly reserves: readonly Reserve[]
  readonly events: readonly CalendarEvent[]
  readonly exits: readonly OffRamp[]
  readonly locks: readonly Lock[]
  readonly aims: readonly Aim[]
  readonly assumptions: readonly Assumption[]
  readonly packs: readonly AccountPack[]
  readonly rounds: readonly Round[]
  readonly starts: readonly Start[]
  readonly history: readonly HistoryAct[]
  readonly happened: readonly Happened[]
  readonly happenedAsOf: string
  readonly closing?: ClosingWords
  readonly notes: readonly string[]
}
