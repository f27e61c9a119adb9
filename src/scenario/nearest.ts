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

/** Letters to add, drop or change (Levenshtein). */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 99
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
