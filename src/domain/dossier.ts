/**
 * The nouns of the project's dossier: claims about what was said, written and
 * done, each with its sources and with how well it was checked. The claims are
 * data (`assets/dossier`); reading them is the pages' business, so this file
 * holds types and one lookup. Nothing here says which account is right.
 */

/** A claim's file name for itself, as scenarios cite it: `us-reply-7`, `cal-109`. */
export type ClaimId = string

export const CLAIM_GROUPS = [
  'background',
  'documents',
  'statements',
  'ukraine',
  'law',
  'calendar',
  'moves',
  'offramps',
  'cuba',
] as const
export type ClaimGroup = (typeof CLAIM_GROUPS)[number]

/**
 * Who runs an outlet and how it works; not whether one report of it is true.
 * Lesson and prologue rest on `official`, `newspaper` and `scholarly`.
 */
export const SOURCE_KINDS = ['official', 'newspaper', 'scholarly', 'state-controlled', 'partisan', 'reprint'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/**
 * D documented · R reported or leaked · X disputed · F contradicted by later
 * events (never merely disputed) · B background, a part not re-read ·
 * A the author's assumption.
 */
export const CONFIDENCES = ['D', 'R', 'X', 'F', 'B', 'A'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** V seen in writing · S through a press digest, not re-read · B background. */
export const CHECKS = ['V', 'S', 'B'] as const
export type Check = (typeof CHECKS)[number]

/** How a claim came to be known, the most cautious reading first where several fit. */
export const PROVENANCES = [
  'contradicted',
  'disputed',
  'leaked',
  'leaked-acknowledged',
  'reported',
  'background',
  'published',
] as const
export type Provenance = (typeof PROVENANCES)[number]

export interface ClaimSource {
  readonly outlet: string
  /**
   * A date, month, year or range, `2022-02-08`, `2022-02`, `2022-02-10/2022-02-11`.
   * Without it the report is of the claim's own date or the day after.
   */
  readonly date?: string
  readonly kind: SourceKind
  /** How it was read when not in the outlet itself: a reprint, or a press digest. */
  readonly via?: string
  /** False: named, never linked from a page. */
  readonly linkable?: false
}

export interface Claim {
  readonly id: ClaimId
  readonly group: ClaimGroup
  readonly title: string
  /** A paraphrase; quotation marks hold a term of art or a few words of a speaker. */
  readonly text: string
  /** As in `ClaimSource`; the range runs from first to last day. */
  readonly date?: string
  /** Parties that act, in lower case; absent where nobody's act or not established. */
  readonly actor?: readonly string[]
  readonly sources: readonly ClaimSource[]
  readonly confidence: readonly Confidence[]
  readonly check: Check
  readonly provenance: Provenance
  /** Stands in the same paragraph as `text` wherever it is shown. Present exactly with F. */
  readonly correction?: string
  /** True: a dated event or an option of the record that no scenario offers as a move. */
  readonly neverAMove?: true
  readonly see: readonly ClaimId[]
}

/** A translator's words for a claim; whatever is missing stays in English. */
export interface ClaimWords {
  readonly title: string
  readonly text: string
  /** Required wherever the claim has one: a correction is never lost in translation. */
  readonly correction?: string
}

/** One documented or assumed line about a party. */
export interface PartyLine {
  readonly text: string
  readonly cite?: readonly ClaimId[]
  readonly sources?: readonly ClaimSource[]
  readonly provenance: Provenance | 'assumption'
  readonly correction?: string
  /** Why the author assumes it. Present exactly with `assumption`. */
  readonly reason?: string
}

/** What a party said it wanted; what it privately intended is not documented here. */
export interface PartyProfile {
  readonly id: string
  readonly name: string
  readonly statedAims: readonly PartyLine[]
  readonly redLines: readonly PartyLine[]
  readonly couldDiscuss: readonly PartyLine[]
  readonly constraints: readonly PartyLine[]
  /** What had to come first. */
  readonly gate?: readonly PartyLine[]
  readonly saidAboutForce?: readonly PartyLine[]
  readonly notes?: readonly PartyLine[]
  readonly instruments?: readonly ClaimId[]
}

export const EXIT_STATES = ['open', 'blocked', 'shut', 'not-raised'] as const
export type ExitState = (typeof EXIT_STATES)[number]

/** An exit of the record. Not using force stands in no `gives`: it is nobody's concession. */
export interface ExitRecord {
  readonly id: ClaimId
  readonly title: string
  readonly mustAgree: readonly string[]
  readonly gives: readonly { readonly who: string; readonly what: string }[]
  readonly conditions: readonly string[]
  readonly refused: string
  readonly window: {
    readonly from?: string
    readonly to?: string
    readonly text?: string
    readonly closedBy?: {
      readonly act: ClaimId
      readonly actor: readonly string[]
      readonly date: string
      readonly inConsequence?: ClaimId
    }
  }
  /** One per date of the table; absent for exits that the table does not code. */
  readonly states?: readonly ExitState[]
  readonly notes?: readonly string[]
}

export interface ExitTable {
  readonly caution: string
  readonly codes: Readonly<Record<ExitState, string>>
  readonly dates: readonly string[]
  readonly exits: readonly ExitRecord[]
}

/** Figures as said, not one series: `measure` and `counts` tell what was counted. */
export interface TroopFigure {
  readonly date: string
  readonly actor?: readonly string[]
  readonly saidBy: string
  readonly figure: string
  readonly measure: 'count' | 'forecast' | 'increase' | 'none'
  /** Persons. `to` is absent for "over …". */
  readonly from?: number
  readonly to?: number
  readonly counts: string
  readonly cite: readonly ClaimId[]
  readonly sources: readonly ClaimSource[]
  readonly check: Check
}

/** A term of art in four languages; Ukrainian and Russian not yet reviewed by a speaker. */
export interface GlossaryTerm {
  readonly id: string
  readonly section: string
  readonly en: string
  readonly ja: string
  readonly uk: string
  readonly ru: string
  readonly jaSeenIn?: readonly string[]
  readonly jaNote?: string
  /** The letter of a note on a loaded word. */
  readonly note?: string
  /** Each side's own word, never ours without saying whose. */
  readonly attributed?: readonly {
    readonly whose: string
    readonly en?: readonly string[]
    readonly ja?: readonly string[]
    readonly uk?: readonly string[]
    readonly ru?: readonly string[]
  }[]
}

export interface DossierIndex {
  readonly claims: readonly Claim[]
  readonly claim: (id: ClaimId) => Claim | undefined
  readonly group: (group: ClaimGroup) => readonly Claim[]
  /** The claims that name this one in `see`, in the order of the dossier. */
  readonly citedBy: (id: ClaimId) => readonly Claim[]
}

/** Looks claims up by id, group and reference. A repeated id is a broken file. */
export function dossierIndex(claims: readonly Claim[]): DossierIndex {
  const byId = new Map<ClaimId, Claim>()
  const byGroup = new Map<ClaimGroup, Claim[]>()
  const citing = new Map<ClaimId, Claim[]>()
  for (const claim of claims) {
    if (byId.has(claim.id)) throw new Error(`two claims share the id ${claim.id}`)
    byId.set(claim.id, claim)
    append(byGroup, claim.group, claim)
    for (const id of claim.see) append(citing, id, claim)
  }
  return {
    claims,
    claim: (id) => byId.get(id),
    group: (group) => byGroup.get(group) ?? [],
    citedBy: (id) => citing.get(id) ?? [],
  }
}

function append<K>(lists: Map<K, Claim[]>, key: K, claim: Claim): void {
  const list = lists.get(key)
  if (list) list.push(claim)
  else lists.set(key, [claim])
}
