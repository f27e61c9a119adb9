/**
 * What remains to be read of a game that cannot be replayed any more: its
 * title, how far it came, what was signed, and the lines of its log in the
 * language in which it was played. Written by the page while the game is
 * open; never used to play on.
 */
export interface Summary {
  readonly title: string
  readonly language: string
  /** The seat of the person who plays alone, by name; empty round one device. */
  readonly seat: string
  /** The round about to be played, from 1, and how many there are. */
  readonly round: number
  readonly rounds: number
  readonly over: boolean
  /** Names of the exits that were signed. */
  readonly signed: readonly string[]
  readonly log: readonly { readonly round: string; readonly lines: readonly string[] }[]
}

const MOST_ROUNDS = 16
const MOST_LINES = 60
const MOST_CHARACTERS = 600

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const whole = (value: unknown): number => (Number.isInteger(value) ? Math.max(0, Math.min(99, value as number)) : 0)

/** Takes over what reads of a stored summary; undefined where it has not even a title. */
export function readSummary(raw: unknown): Summary | undefined {
  if (raw === null || typeof raw !== 'object') return undefined
  const given = raw as Record<string, unknown>
  if (text(given['title']) === '') return undefined
  return {
    title: text(given['title']),
    language: text(given['language']),
    seat: text(given['seat']),
    round: whole(given['round']),
    rounds: whole(given['rounds']),
    over: given['over'] === true,
    signed: list(given['signed']).slice(0, MOST_ROUNDS).map(text),
    log: list(given['log'])
      .slice(0, MOST_ROUNDS)
      .map((one) => {
        const { round, lines } = (one ?? {}) as Record<string, unknown>
        return { round: text(round), lines: list(lines).slice(0, MOST_LINES).map(text) }
      }),
  }
}
