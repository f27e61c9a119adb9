/**
 * A value or a reason, for everything a player or a file can get wrong.
 * Reasons are codes with data; `i18n` finds the words.
 */
export type Result<T, R = Reason> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: R }

/** Why something is refused: a stable code and what the sentence needs. */
export interface Reason {
  readonly code: string
  readonly data?: Readonly<Record<string, string | number | readonly string[]>>
}

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const no = (code: string, data?: Reason['data']): Result<never, Reason> => ({
  ok: false,
  reason: data === undefined ? { code } : { code, data },
})

/** Our own broken belief: thrown at once, never shown as a player's mistake. */
export function must<T>(value: T | undefined | null, belief: string): T {
  if (value === undefined || value === null) throw new Error(`broken belief: ${belief}`)
  return value
}
