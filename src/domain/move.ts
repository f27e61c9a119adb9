/**
 * What a seat may put into a slot, and how others answer it.
 * Plain JSON with the scenario's own ids: a record is readable as it stands.
 */

/** One seat's step to one option of one article. */
export interface Step {
  readonly seat: string
  readonly issue: string
  readonly option: string
}

export type Act =
  /** Step alone. */
  | { readonly kind: 'shift'; readonly issue: string; readonly option: string }
  /** Steps by two or more seats that take effect together or not at all. */
  | { readonly kind: 'deal'; readonly room: string; readonly steps: readonly Step[]; readonly signs?: string }
  /** Call a meeting without a text. */
  | { readonly kind: 'call'; readonly room: string }
  /** Propose to sign an exit. */
  | { readonly kind: 'sign'; readonly exit: string }
  | { readonly kind: 'use'; readonly instrument: string }
  /** Say in advance what one would accept, and at what price. */
  | { readonly kind: 'reserve'; readonly reserve: string }
  /** An option told to a named audience. */
  | { readonly kind: 'signal'; readonly issue: string; readonly option: string; readonly to: readonly string[] }
  | { readonly kind: 'pass' }

export type Agenda = readonly Act[]

/** Something addressed to seats that must answer. */
export type Matter =
  | {
      readonly id: string
      readonly kind: 'deal'
      readonly by: string
      readonly to: readonly string[]
      readonly act: Extract<Act, { kind: 'deal' }>
    }
  | {
      readonly id: string
      readonly kind: 'call'
      readonly by: string
      readonly to: readonly string[]
      readonly room: string
    }
  | {
      readonly id: string
      readonly kind: 'sign'
      readonly by: string
      readonly to: readonly string[]
      readonly exit: string
    }
  /** A changed text in place of the deal `of`. */
  | {
      readonly id: string
      readonly kind: 'counter'
      readonly of: string
      readonly by: string
      readonly to: readonly string[]
      readonly act: Extract<Act, { kind: 'deal' }>
    }

export type Answer =
  | { readonly kind: 'accept' }
  | { readonly kind: 'decline' }
  /** Not even coming to the meeting. */
  | { readonly kind: 'away' }
  /** The whole text as the counterer would have it. */
  | { readonly kind: 'counter'; readonly steps: readonly Step[] }

/** Answers of one round: matter id → seat → answer. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>
