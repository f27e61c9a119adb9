/**
 * `schema [--write]`
 *
 * The JSON Schema of the format, for editors; with `--write` into
 * `assets/schema`, and the reference of every key into `scenarios/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { guideFile, schemaFileOf } from '../host/node/project.ts'
import { jsonSchema } from '../scenario/jsonSchema.ts'
import { referenceText } from '../scenario/reference.ts'
import { FORMAT } from '../scenario/schema.ts'

export const schemaFile = schemaFileOf(FORMAT)
export const readmeFile = guideFile
const [BEGIN, END] = ['<!-- reference: written by “offramp schema --write” -->', '<!-- end of reference -->']

export function schema(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { write: { type: 'boolean', default: false } } })
  if (!values.write) console.log(schemaText())
  else {
    writeFileSync(schemaFile, schemaText())
    writeFileSync(readmeFile, withReference(readFileSync(readmeFile, 'utf8')))
  }
  return 0
}

export const schemaText = (): string => `${JSON.stringify(jsonSchema(), null, 1)}\n`

/** The guide with the reference between its marks replaced. */
export function withReference(text: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error('broken belief: the guide has its two marks')
  return `${text.slice(0, begin)}${BEGIN}\n\n${referenceText()}\n\n${text.slice(end)}`
}
