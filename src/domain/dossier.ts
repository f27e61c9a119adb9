/**
 * The nouns of the project's dossier: claims about what was said, written and
 * done, each with its sources and with how well it was checked. The claims are
 * data (`assets/dossier`); reading them is the pages' business, so this file
 * holds types and one lookup. Nothing here says which account is right.
 */

/** A claim's file name for itself, as scenarios cite it: `us-reply-7`, `cal-109`. */
export type ClaimId = string;

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
] as const;
export type ClaimGroup = (typeof CLAIM_GROUPS)[number];

/**
 * Who runs an outlet and how it works; not whether one report of it is true.
 * Lesson and prologue rest on `official`, `newspaper` and `scholarly`.
 */
export const SOURCE_KINDS = ['official', 'newspaper', 'scholarly', 'state-controlled', 'partisan', 'reprint'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/**
 * D documented · R reported or leaked · X disputed · F contradicted by later
 * events (never merely disputed) · B background, a part not re-read ·
 * A the author's assumption.
 */
export const CONFIDENCES = ['D', 'R', 'X', 'F', 'B', 'A'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** V seen in writing · S through a press digest, not re-read · B background. */
export const CHECKS = ['V', 'S', 'B'] as const;
export type Check = (typeof CHECKS)[number];

/** How a claim came to be known, the most cautious reading first where several fit. */
export const PROVENANCES = [
  'contradicted',
  'disputed',
  'leaked',
  'leaked-acknowledged',
  'reported',
  'background',
  'published',
] as const;
export type Provenance = (typeof PROVENANCES)[number];

export interface ClaimSource {
  readonly outlet: string;
  /**
   * A date, month, year or range, `2022-02-08`, `2022-02`, `2022-02-10/2022-02-11`.
   * Without it the report is of the claim's own date or the day after.
   */
  readonly date?: string;
  readonly kind: SourceKind;
  /** How it was read when not in the outlet itself: a reprint, or a press digest. */
  readonly via?: string;
  /** False: named, never linked from a page. */
  readonly linkable?: false;
}

export interface Claim {
  readonly id: ClaimId;
  readonly group: ClaimGroup;
  readonly title: string;
  /** A paraphrase; quotation marks hold a term of art or a few words of a speaker. */
  readonly text: string;
  /** As in `ClaimSource`; the range runs from first to last day. */
  readonly date?: string;
  /** Parties that act, in lower case; absent where nobody's act or not established. */
  readonly actor?: readonly string[];
  readonly sources: readonly ClaimSource[];
  readonly confidence: readonly Confidence[];
  readonly check: Check;
  readonly provenance: Provenance;
  /** Stands in the same paragraph as `text` wherever it is shown. Present exactly with F. */
  readonly correction?: string;
  /** True: a dated event or an option of the record that no scenario offers as a move. */
  readonly neverAMove?: true;
  readonly see: readonly ClaimId[];
}

/** A translator's words for a claim; whatever is missing stays in English. */
export interface ClaimWords {
  readonly title: string;
  readonly text: string;
  /** Required wherever the claim has one: a correction is never lost in translation. */
  readonly correction?: string;
}

export interface DossierIndex {
  readonly claims: readonly Claim[];
  readonly claim: (id: ClaimId) => Claim | undefined;
  readonly group: (group: ClaimGroup) => readonly Claim[];
  /** The claims that name this one in `see`, in the order of the dossier. */
  readonly citedBy: (id: ClaimId) => readonly Claim[];
}

/** Looks claims up by id, group and reference. A repeated id is a broken file. */
export function dossierIndex(claims: readonly Claim[]): DossierIndex {
  const byId = new Map<ClaimId, Claim>();
  const byGroup = new Map<ClaimGroup, Claim[]>();
  const citing = new Map<ClaimId, Claim[]>();
  for (const claim of claims) {
    if (byId.has(claim.id)) throw new Error(`two claims share the id ${claim.id}`);
    byId.set(claim.id, claim);
    append(byGroup, claim.group, claim);
    for (const id of claim.see) append(citing, id, claim);
  }
  return {
    claims,
    claim: (id) => byId.get(id),
    group: (group) => byGroup.get(group) ?? [],
    citedBy: (id) => citing.get(id) ?? [],
  };
}

function append<K>(lists: Map<K, Claim[]>, key: K, claim: Claim): void {
  const list = lists.get(key);
  if (list) list.push(claim);
  else lists.set(key, [claim]);
}
