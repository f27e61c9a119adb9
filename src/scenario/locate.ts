/** Where a path of the document stands in its text: the range that an editor underlines. */
import { isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Place } from '../std/diagnostic.ts'
import type { Yaml } from './yaml.ts'

/** Empty where nothing of the path exists; else the place of the path or of its nearest parent. */
export type Locate = (path: string) => { readonly at?: Place; readonly end?: Place }

export function locator({ doc, place }: Yaml): Locate {
  return (path) => {
    let node: unknown = doc.contents
    let pair: Pair | null = null
    const keys = path === '' ? [] : path.split('.')
    while (keys.length > 0) {
      // A key of the author's may have dots of its own.
      const length = keys.findIndex((_, i) => isThere(below(node, keys.slice(0, i + 1).join('.')))) + 1
      if (length === 0) break
      ;[node, pair] = below(node, keys.splice(0, length).join('.'))
    }
    const shown = isScalar(node) ? node : pair !== null ? (pair.key as Node) : firstOf(node)
    const range = (shown as Node | null)?.range ?? (pair?.key as Node | null)?.range ?? (node as Node | null)?.range
    if (range === undefined || range === null) return {}
    return { at: place(range[0]), end: place(Math.max(range[0], range[1])) }
  }
}

function below(node: unknown, key: string): readonly [unknown, Pair | null] {
  if (isMap(node)) {
    const pair = node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === key)
    return pair === undefined ? [undefined, null] : [pair.value ?? undefined, pair]
  }
  if (isSeq(node) && /^\d+$/.test(key)) {
    const item = node.items[Number(key)]
    return [item, null]
  }
  return [undefined, null]
}

const isThere = ([node, pair]: readonly [unknown, Pair | null]): boolean => node !== undefined || pair !== null

/** Of a map its first key: underlining a whole block helps nobody. */
function firstOf(node: unknown): unknown {
  if (isMap(node) && node.items.length > 0) return node.items[0]!.key
  if (isSeq(node) && node.items.length > 0) return isPair(node.items[0]) ? node : (firstOf(node.items[0]) ?? node)
  return node
}
