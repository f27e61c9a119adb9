/**
 * A stable hash that is the same in Node, browser, worker and server.
 * `crypto.subtle` is missing on plain http addresses of a school network,
 * so this is our own: two FNV-1a lanes of 32 bits over UTF-16 code units.
 */
export function hashText(text: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ (unit & 0xff), 0x01000193)
    a = Math.imul(a ^ (unit >>> 8), 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
    b = (b << 13) | (b >>> 19)
  }
  return hex(a >>> 0) + hex((b ^ text.length) >>> 0)
}

/** JSON with sorted keys: equal values give equal text. */
export function stableText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`
  const entries = Object.keys(value as Record<string, unknown>)
    .sort()
    .filter((key) => (value as Record<string, unknown>)[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${stableText((value as Record<string, unknown>)[key])}`)
  return `{${entries.join(',')}}`
}

const hex = (word: number): string => word.toString(16).padStart(8, '0')
