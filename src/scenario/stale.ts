/**
 * `translate` writes above each line of a translation the words it was made
 * from, as a comment. Where they are no longer the scenario's, the line is old.
 */
import { type Document, isMap, isScalar, isSeq } from 'yaml'
import type { Scenario } from '../domain/scenario.ts'

export const FROM = 'from: '

export interface Stale {
  /** By ids, as `overlay` names places. */
  readonly path: string
  readonly was: string
  readonly is: string
}

export function staleIn(scenario: Scenario, doc: Document): readonly Stale[] {
  const found: Stale[] = []
  walk(scenario, doc.contents, '', found, doc.commentBefore)
  return found
}

function walk(base: unknown, node: unknown, path: string, found: Stale[], above?: string | null): void {
  if (!isMap(node) || base === null || typeof base !== 'object') return
  // The comment of a block's first key is the block's own.
  let before = node.commentBefore ?? above
  for (const pair of node.items) {
    const key = String(isScalar(pair.key) ? pair.key.value : pair.key)
    const below = entryOf(base, key)
    const comment = (isScalar(pair.key) ? pair.key.commentBefore : undefined) ?? before
    before = undefined
    const here = path === '' ? key : `${path}.${key}`
    if (typeof below === 'string') {
      const was = fromOf(comment)
      // What is still empty is missing, not old.
      const isWritten = !isScalar(pair.value) || String(pair.value.value ?? '').trim() !== ''
      if (was !== null && was !== oneLine(below) && isWritten) found.push({ path: here, was, is: oneLine(below) })
    } else if (isSeq(pair.value) && Array.isArray(below))
      for (const [i, item] of pair.value.items.entries()) walk(below[i], item, `${here}.${i}`, found)
    else walk(below, pair.value, here, found, undefined)
  }
}

function entryOf(base: object, key: string): unknown {
  if (Array.isArray(base))
    return base.find((entry) => entry?.id === key) ?? base.find((entry) => entry?.seat === key) ?? base[Number(key)]
  return Object.hasOwn(base, key) ? (base as Record<string, unknown>)[key] : undefined
}

function fromOf(comment: string | null | undefined): string | null {
  const line = comment?.split('\n').findLast((text) => text.trim().startsWith(FROM))
  return line === undefined ? null : line.trim().slice(FROM.length)
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
