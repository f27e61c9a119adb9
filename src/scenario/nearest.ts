/** The known word that was most likely meant: at most two slips of the finger away. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  if (typed.length > 60) return undefined
  let best: string | undefined
  let least = Math.min(3, Math.ceil(typed.length / 2))
  for (const word of known) {
    const far = slips(typed, word)
    if (far < least && far > 0) [best, least] = [word, far]
  }
  return best
}

/** Letters to add, drop, change, or neighbours that changed places. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 99
  let [above, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next.push(
        Math.min(
          next[j - 1]! + 1,
          row![j]! + 1,
          row![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
          isSwapped ? above![j - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[above, row] = [row, next]
  }
  return row![b.length]!
}
