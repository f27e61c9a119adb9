/** Wilson's interval for a share, at 95 %: Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212. */
const Z = 1.959964

/** Bounds of the share in whole percent, rounded outwards. */
export function wilson(hits: number, of: number): readonly [low: number, high: number] {
  if (of === 0) return [0, 100]
  const share = hits / of
  const z2 = (Z * Z) / of
  const middle = share + z2 / 2
  const half = Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of))
  const percent = (value: number) => (100 * value) / (1 + z2)
  return [
    Math.max(0, Math.floor(percent(middle - half) + 1e-9)),
    Math.min(100, Math.ceil(percent(middle + half) - 1e-9)),
  ]
}
