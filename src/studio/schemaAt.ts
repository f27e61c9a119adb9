/** What the format says about a place: the keys that may stand there and what they mean. */
import { jsonSchema, type SchemaNode } from '../scenario/jsonSchema.ts'
import { typeText } from '../scenario/reference.ts'

let made: SchemaNode | undefined
const root = (): SchemaNode => (made ??= jsonSchema())

/** A node, with references followed and each alternative on its own. */
function spread(node: SchemaNode | undefined, depth = 0): readonly SchemaNode[] {
  if (node === undefined || depth > 8) return []
  const name = node.$ref?.split('/').at(-1)
  if (name !== undefined) return spread(root().definitions?.[name], depth + 1)
  if (node.allOf !== undefined) return node.allOf.flatMap((one) => spread(one, depth + 1))
  if (node.anyOf !== undefined) return node.anyOf.flatMap((one) => spread(one, depth + 1))
  return [node]
}

/** What may stand at a path; several where the format knows alternatives. */
export function nodesAt(path: readonly string[]): readonly SchemaNode[] {
  let nodes = spread(root())
  for (const part of path) nodes = nodes.flatMap((node) => inside(node, part).flatMap((one) => spread(one)))
  return nodes
}

function inside(node: SchemaNode, part: string): readonly SchemaNode[] {
  if (part === '[]') return node.items === undefined ? [] : Array.isArray(node.items) ? node.items : [node.items]
  const own = Object.hasOwn(node.properties ?? {}, part) ? node.properties?.[part] : undefined
  if (own !== undefined) return [own]
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : []
}

export interface KeyHere {
  readonly key: string
  readonly means: string
  readonly type: string
  readonly isRequired: boolean
  /** A list or a map stands below it, not a word beside it. */
  readonly isNested: boolean
}

export function keysAt(path: readonly string[]): readonly KeyHere[] {
  const found = new Map<string, KeyHere>()
  for (const node of nodesAt(path))
    for (const [key, property] of Object.entries(node.properties ?? {}))
      if (!found.has(key)) found.set(key, about(key, property, node.required?.includes(key) ?? false))
  return [...found.values()]
}

/** What a key at the end of a path means; undefined where the format has none. */
export function keyAt(path: readonly string[]): KeyHere | undefined {
  const key = path.at(-1)
  return key === undefined ? undefined : keysAt(path.slice(0, -1)).find((one) => one.key === key)
}

const about = (key: string, node: SchemaNode, isRequired: boolean): KeyHere => ({
  key,
  means: node.description ?? '',
  type: typeText(node).replaceAll('`', ''),
  isRequired,
  isNested: spread(node).some(({ type }) => type === 'array' || type === 'object'),
})

export interface ValuesHere {
  readonly words: readonly string[]
  /** A name of something in the file may stand here. */
  readonly takesName: boolean
}

export function valuesAt(path: readonly string[]): ValuesHere {
  const nodes = nodesAt(path)
  const words = nodes.flatMap((node) =>
    node.enum !== undefined
      ? node.enum.map(String)
      : node.const !== undefined
        ? [String(node.const)]
        : node.type === 'boolean'
          ? ['true', 'false']
          : [],
  )
  return {
    words: [...new Set(words)],
    takesName:
      path.at(-1) !== 'id' &&
      nodes.some(({ type, pattern, enum: list }) => type === 'string' && pattern !== undefined && list === undefined),
  }
}
