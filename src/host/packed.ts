/** The scenarios that the page carries, if it is a packed one. */
import { PACKED, type PackedScenario } from '../scenario/packed.ts'

/** Null where it carries none: then the shelf has what ships with the game. */
export function packedScenarios(): readonly PackedScenario[] | null {
  const text = typeof document === 'undefined' ? null : document.getElementById(PACKED)?.textContent
  return text === null || text === undefined ? null : (JSON.parse(text) as readonly PackedScenario[])
}
