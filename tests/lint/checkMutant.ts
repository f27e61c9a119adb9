// What the checker promises of any file, asked of one mutant.

import type { DossierIndex } from '../../src/domain/dossier.ts'
import { compile } from '../../src/engine/table.ts'
import { checkWhole } from '../../src/lint/checkScenario.ts'
import { yaml } from '../../src/lint/rules/yaml/rule.ts'
import { pageOf } from '../../src/lint/rules.ts'
import { emptyRecord, playOut } from '../../src/opponents/table.ts'
import type { Mutant } from './mutants.ts'

export interface MutantTold {
  readonly isYaml: boolean
  readonly isPlayable: boolean
  readonly errors: number
  readonly ms: number
  /** What was promised and not kept. */
  readonly broken: string | null
}

/** @param plays also play a game of what was let through */
export function checkMutant({ text }: Mutant, dossier: DossierIndex, plays: boolean): MutantTold {
  const begun = performance.now()
  try {
    const { scenario, diagnostics } = checkWhole(text, 'mutant.yaml', { dossier })
    const ms = performance.now() - begun
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length
    const bad = diagnostics.find(
      ({ code, message, at, end, file }) =>
        pageOf(code) === undefined ||
        message === '' ||
        file !== 'mutant.yaml' ||
        !((at?.line ?? 0) >= 1) ||
        !((at?.column ?? 0) >= 1) ||
        (end !== undefined && end.line < at!.line),
    )
    const isYaml = !diagnostics.some(({ code }) => code !== 'old-format' && yaml.codes.includes(code))
    const base = { isYaml, isPlayable: scenario !== undefined, errors, ms }
    if (bad !== undefined) return { ...base, broken: `a diagnostic without its parts: ${JSON.stringify(bad)}` }
    if ((scenario === undefined || !isYaml) && errors === 0) return { ...base, broken: 'refused without an error' }
    if (scenario !== undefined && plays) {
      const table = compile(scenario)
      const seats = Object.fromEntries(table.seats.map((seat) => [seat, 'random']))
      playOut(table, emptyRecord(table, seats, 1, { rules: '', text: '' }))
    }
    return { ...base, broken: null }
  } catch (error) {
    return {
      isYaml: false,
      isPlayable: false,
      errors: 0,
      ms: performance.now() - begun,
      broken: String((error as Error).stack),
    }
  }
}
