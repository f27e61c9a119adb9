/** The format as JSON Schema, with the words of every key: what editors complete and underline by. */
import { z } from './jitless.ts'
import { CONDITION_WORDS, type KeyWords, meaningOf, SECTIONS } from './keys.ts'
import { FORMAT, scenarioSchema } from './schema.ts'

/** A part of a JSON Schema; only what is looked at here is named. */
export interface SchemaNode {
  $ref?: string
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: SchemaNode[]
  allOf?: SchemaNode[]
  items?: SchemaNode | SchemaNode[]
  properties?: Record<string, SchemaNode>
  required?: string[]
  propertyNames?: SchemaNode
  additionalProperties?: boolean | SchemaNode
  default?: unknown
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  title?: string
  description?: string
  examples?: string[]
  definitions?: Record<string, SchemaNode>
}

export function jsonSchema(): SchemaNode {
  const root = z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-7' }) as SchemaNode
  for (const { at, keys } of SECTIONS) {
    const properties = nodeAt(root, at)?.properties ?? {}
    for (const [key, node] of Object.entries(properties)) describe(key, node, keys[key])
  }
  for (const kind of root.definitions?.['condition']?.anyOf ?? []) {
    const key = Object.keys(kind.properties ?? {})[0]
    if (key !== undefined) describe(key, kind, CONDITION_WORDS[key])
  }
  return {
    ...root,
    title: `Off-Ramp scenario, format ${FORMAT}`,
    description: 'A negotiation for Off-Ramp; scenarios/README.md explains it.',
  }
}

/** The same tree after reading: what is always there then and need not be written has a default. */
export const filledSchema = (): SchemaNode =>
  z.toJSONSchema(scenarioSchema, { io: 'output', target: 'draft-7', unrepresentable: 'any' }) as SchemaNode

/** `issues[].options[]`, or `#effects` for a part that has a name of its own. */
export function nodeAt(root: SchemaNode, at: string): SchemaNode | undefined {
  if (at === '') return root
  if (at.startsWith('#')) return root.definitions?.[at.slice(1)]
  let node: SchemaNode | undefined = root
  for (const part of at.split('.')) {
    node = node?.properties?.[part.replace('[]', '')]
    if (part.endsWith('[]') && !Array.isArray(node?.items)) node = node?.items
  }
  return node
}

function describe(key: string, node: SchemaNode, words: KeyWords | undefined): void {
  const means = meaningOf(key, words)
  const example = words?.[1]
  // Beside a reference nothing else is read in this version of JSON Schema: it moves one level in.
  if (node.$ref !== undefined) {
    node.allOf = [{ $ref: node.$ref }]
    delete node.$ref
  }
  const text = [means, example === undefined ? '' : `Example: ${example}`].filter((part) => part !== '').join('\n\n')
  if (text !== '') node.description = text
}
