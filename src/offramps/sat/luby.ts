/** 1 1 2 1 1 2 4 1 1 2 … */
export function luby(n: number): number {
  let size = 1
  let power = 1
  while (size < n) {
    size = 2 * size + 1
    power *= 2
  }
  let i = n
  while (size !== i) {
    size = (size - 1) / 2
    power /= 2
    if (i > size) i -= size
  }
  return power
}
