/** Opens a scenario for a command: its table, or its problems by line. */
import { compile, type Table } from '../engine/table.ts'
import { findScenario, shippedNames } from '../host/node/files.ts'
import { rulesHash, textHash } from '../scenario/hashes.ts'
import { parseScenario } from '../scenario/parse.ts'

export interface Opened {
  readonly table: Table
  readonly hashes: { readonly rules: string; readonly text: string }
}

/** @throws a `Complaint` in the author's words; never a stack trace for what a user typed. */
export function openScenario(nameOrPath: string | undefined): Opened {
  if (nameOrPath === undefined)
    throw new Complaint(`Which scenario? Give a path, or one of: ${shippedNames().join(', ')}.`)
  const found = findScenario(nameOrPath)
  if (found === null)
    throw new Complaint(
      `There is no scenario “${nameOrPath}”. Give a path to a .yaml file, or one of: ${shippedNames().join(', ')}.`,
    )
  const { scenario, diagnostics } = parseScenario(found.text, found.path)
  if (scenario === undefined)
    throw new Complaint(
      diagnostics
        .map(({ file, at, message }) => `${file ?? found.path}:${at?.line ?? 1}:${at?.column ?? 1} ${message}`)
        .join('\n'),
    )
  return { table: compile(scenario), hashes: { rules: rulesHash(scenario), text: textHash(scenario) } }
}

/** Something the user can mend; its message is all they see. */
export class Complaint extends Error {}
