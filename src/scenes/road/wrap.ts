/** Breaks words into lines that fit, in scripts with spaces and in Japanese. */

/** May not begin a line, may not end one (the strict rules, for the signs that occur on signs). */
const NO_START = '、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々％'
const NO_END = '（「『【〔〈《'

/**
 * `text` in at most `most` lines no wider than `wide` px, the lines as even as
 * can be. The last line may be too wide when nothing fits: the caller decides.
 */
export function wrap(text: string, wide: number, most: number, width: (text: string) => number): string[] {
  if (width(text) <= wide || most <= 1) return [text]
  const breaks = placesToBreak(text)
  const options = breaks
    .map((at) => {
      const head = text.slice(0, at).trimEnd()
      return { head, rest: wrap(text.slice(at).trimStart(), wide, most - 1, width) }
    })
    .filter(({ head }) => width(head) <= wide)
  if (options.length === 0) return [text]
  const widest = (lines: readonly string[]) => Math.max(...lines.map(width))
  const best = options.reduce((a, b) => (cost(b) < cost(a) ? b : a))
  return [best.head, ...best.rest]

  function cost({ head, rest }: { head: string; rest: readonly string[] }): number {
    const lines = [head, ...rest]
    const over = Math.max(0, widest(lines) - wide) * 100
    return over + widest(lines) + lines.length * 1000 + looseness(head, text.charAt(head.length))
  }
}

/** Best after a sign, then after a space or a particle, least within a Japanese word. */
function looseness(head: string, next: string): number {
  if (/[,;:、。・　]$/.test(head) || next === '　') return 0
  return next === ' ' || /[のと]$/.test(head) ? 24 : 48
}

function placesToBreak(text: string): number[] {
  const places: number[] = []
  for (let i = 1; i < text.length; i++) {
    const [before, after] = [text.charAt(i - 1), text.charAt(i)]
    const afterSpace = before === ' ' || before === '　' || before === '-'
    const wideScript = isWide(before) && isWide(after) && !NO_START.includes(after) && !NO_END.includes(before)
    if (afterSpace || wideScript) places.push(i)
  }
  return places
}

function isWide(char: string): boolean {
  return /[\u3000-\u9fff\uff00-\uffef]/.test(char)
}
