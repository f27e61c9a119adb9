/** A text, some games of bargainers, and what to turn: the question in one piece. */
import { compile } from '../../engine/table.ts'
import { rulesHash, textHash } from '../../scenario/hashes.ts'
import { readScenario } from '../../scenario/parse.ts'
import { adviceOf } from './advice.ts'
import { playBlock } from './playtest.ts'
import { type ExitTurn, turnWords } from './turn.ts'

/** @returns null for a text that does not play */
export function turnOf(text: string, file: string, games: number): readonly ExitTurn[] | null {
  const { scenario, locate } = readScenario(text, file)
  if (scenario === undefined) return null
  const hashes = { rules: rulesHash(scenario), text: textHash(scenario) }
  const hits = playBlock(compile(scenario), hashes, { cast: 'bargainer', seed: 1, games })
  return turnWords(scenario, adviceOf(scenario, hits), (path) => locate(path).at?.line)
}
