/**
 * The log of a game. Every change has exactly one cause, and every cause an
 * actor: parties by id, or nobody for dates that nobody set for the purpose.
 */
import type { Act, Step } from './move.ts'

export type Cause =
  | { readonly kind: 'act'; readonly by: string; readonly act: Act }
  | { readonly kind: 'deal'; readonly id: string; readonly by: readonly string[] }
  | { readonly kind: 'exit'; readonly id: string; readonly by: readonly string[] }
  | { readonly kind: 'event'; readonly id: string; readonly by: readonly string[] }
  /** The sum of the round's pressure and relief, with the seats behind it. */
  | { readonly kind: 'netting'; readonly by: readonly string[] }
  | { readonly kind: 'floor'; readonly track: string; readonly by: readonly string[] }
  | { readonly kind: 'history'; readonly index: number; readonly by: readonly string[] }

export type LogEvent =
  | {
      readonly kind: 'shifted'
      readonly seat: string
      readonly issue: string
      readonly from: string
      readonly to: string
      readonly cause: Cause
    }
  | {
      readonly kind: 'paid'
      readonly seat: string
      readonly cost: number
      readonly cover: number
      readonly net: number
      readonly cause: Cause
    }
  | {
      readonly kind: 'deal-made'
      readonly matter: string
      readonly room: string
      readonly seats: readonly string[]
      readonly steps: readonly Step[]
      readonly cause: Cause
    }
  | {
      readonly kind: 'deal-failed'
      readonly matter: string
      readonly declined: readonly string[]
      readonly cause: Cause
    }
  | { readonly kind: 'met'; readonly room: string; readonly seats: readonly string[]; readonly cause: Cause }
  | { readonly kind: 'not-met'; readonly room: string; readonly absent: readonly string[]; readonly cause: Cause }
  | { readonly kind: 'used'; readonly seat: string; readonly instrument: string; readonly cause: Cause }
  | { readonly kind: 'reserved'; readonly seat: string; readonly reserve: string; readonly cause: Cause }
  | { readonly kind: 'signalled'; readonly seat: string; readonly cause: Cause }
  | { readonly kind: 'leaked'; readonly seat: string; readonly items: number; readonly cause: Cause }
  | {
      readonly kind: 'standing'
      readonly seat: string
      readonly from: number
      readonly to: number
      readonly cause: Cause
    }
  | {
      readonly kind: 'track'
      readonly track: string
      readonly from: number
      readonly to: number
      readonly cause: Cause
    }
  /** What was asked for and what the range allowed. */
  | {
      readonly kind: 'clamped'
      readonly what: string
      readonly asked: number
      readonly got: number
      readonly cause: Cause
    }
  | { readonly kind: 'flag'; readonly flag: string; readonly is: boolean; readonly cause: Cause }
  | { readonly kind: 'opened'; readonly room: string; readonly cause: Cause }
  | { readonly kind: 'breach'; readonly seat: string; readonly issue: string; readonly cause: Cause }
  | { readonly kind: 'signed'; readonly exit: string; readonly seats: readonly string[]; readonly cause: Cause }
  | { readonly kind: 'not-signed'; readonly exit: string; readonly declined: readonly string[]; readonly cause: Cause }
  /** Everyone said yes, and it still could not be signed: which condition was missing. */
  | {
      readonly kind: 'unsignable'
      readonly exit: string
      readonly code: string
      readonly track?: string
      readonly is?: number
      readonly must?: number
      readonly cause: Cause
    }
  | { readonly kind: 'happened'; readonly event: string; readonly cause: Cause }
  | { readonly kind: 'prevented'; readonly event: string; readonly cause: Cause }
  | { readonly kind: 'shut'; readonly exit: string; readonly cause: Cause }
