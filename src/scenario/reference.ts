/** The reference of every key as Markdown: meanings from `keys`, types and defaults from the schema. */
import { filledSchema, jsonSchema, nodeAt, type SchemaNode } from './jsonSchema.ts'
import { CONDITION_WORDS, meaningOf, SECTIONS } from './keys.ts'

export function referenceText(): string {
  const root = jsonSchema()
  const filled = filledSchema()
  return [...SECTIONS.map((section) => sectionText(root, filled, section)), conditionText(root)].join('\n\n')
}

function sectionText(
  root: SchemaNode,
  filled: SchemaNode,
  { title, at, about, keys }: (typeof SECTIONS)[number],
): string {
  const node = nodeAt(root, at)
  const always = nodeAt(filled, at)?.required ?? []
  const rows = Object.entries(node?.properties ?? {}).map(([key, property]) => {
    const isRequired = node?.required?.includes(key) ?? false
    const left = defaultText(property, isRequired)
    const known = left === 'none' && (always.includes(key) || typeText(property) === 'cite') ? 'empty' : left
    const example = keys[key]?.[1]
    const shown = example === undefined ? (titles.has(key) ? `see *${key}*` : '') : code(example)
    return `| \`${key}\` | ${typeText(property)} | ${known} | ${meaningOf(key, keys[key])} | ${shown} |`
  })
  return [
    `### ${title}`,
    ...(about === undefined ? [] : ['', about]),
    '',
    '| key | type | default | meaning | example |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

const titles = new Set(SECTIONS.map(({ title }) => title))

/** Conditions are told apart by their first key, so each is a row. */
function conditionText(root: SchemaNode): string {
  const rows = (root.definitions?.['condition']?.anyOf ?? []).map((kind) => {
    const [first = '', ...more] = Object.keys(kind.properties ?? {})
    const [means = '', example = ''] = CONDITION_WORDS[first] ?? []
    const others = more.map(
      (key) =>
        `\`${key}\` ${typeText(kind.properties![key]!)}${kind.required?.includes(key) === true ? '' : `, default ${defaultText(kind.properties![key]!, false)}`}`,
    )
    return `| \`${first}\` | ${typeText(kind.properties![first]!)}${others.length > 0 ? `; ${others.join('; ')}` : ''} | ${means} | ${code(example)} |`
  })
  return [
    '### Conditions and alternatives',
    '',
    'A list of **conditions** holds if all of it holds. **Alternatives** are several such lists, of which one suffices: `[[{ signed: a }], [{ signed: b }]]`; a single list may be written without the outer brackets. One condition has one of these keys:',
    '',
    '| key | with | holds if | example |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
}

export function typeText(node: SchemaNode): string {
  const name = (node.$ref ?? node.allOf?.[0]?.$ref)?.split('/').at(-1)
  if (name !== undefined) return name
  if (node.const !== undefined) return `\`${String(node.const)}\``
  if (node.enum !== undefined) return node.enum.map((one) => `\`${String(one)}\``).join(', ')
  if (node.anyOf !== undefined) return node.anyOf.map(typeText).join(' or ')
  if (node.type === 'array') return listText(node)
  if (node.type === 'object') return mapText(node)
  if (node.type === 'boolean') return 'true or false'
  if (node.type === 'integer') return rangeText(node)
  return 'text'
}

function listText({ items, minItems }: SchemaNode): string {
  if (Array.isArray(items)) return `[${items.map(typeText).join(', ')}]`
  const least = minItems === undefined ? '' : `, at least ${minItems}`
  return items?.properties === undefined
    ? `list of ${items === undefined ? 'anything' : typeText(items)}${least}`
    : `list${least}`
}

function mapText({ properties, propertyNames, additionalProperties }: SchemaNode): string {
  if (properties !== undefined)
    return `map of ${Object.keys(properties)
      .map((key) => `\`${key}\``)
      .join(', ')}`
  const value = typeof additionalProperties === 'object' ? typeText(additionalProperties) : 'anything'
  return `map of ${propertyNames === undefined ? 'text' : typeText(propertyNames)} to ${value}`
}

const HUGE = 1_000_000

function rangeText({ minimum, maximum }: SchemaNode): string {
  const [low, high] = [minimum !== undefined && minimum > -HUGE, maximum !== undefined && maximum < HUGE]
  if (low && high) return `${minimum} to ${maximum}`
  return low ? `${minimum} or more` : high ? `at most ${maximum}` : 'whole number'
}

function defaultText(node: SchemaNode, isRequired: boolean): string {
  if (isRequired) return '*required*'
  const value = node.default
  if (value === undefined) return 'none'
  if (Array.isArray(value) || value === '' || (typeof value === 'object' && value !== null)) return 'empty'
  return `\`${String(value)}\``
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``
