// The documented history held against a coding of the record (`npm run -s offramp -- backtest winter-2021`).

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/engine/table.ts'
import { agreementOf, type Backtest, backtest, type Coding, type Said } from '../../src/offramps/backtest.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { project } from '../tools/serve.mjs'

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(join(project, 'assets', 'backtest', `${name}.json`), 'utf8')) as T
const path = join(project, 'scenarios', 'winter-2021.yaml')
const table = compile(parseScenario(readFileSync(path, 'utf8'), path).scenario!)
const coding = read<Coding>('winter-2021.coding')
const run = backtest(table, coding)

describe('winter-2021 against the record', () => {
  test.each(coding.shut)('$exit is closed by an act on $date', ({ exit, date }) => {
    expect(run.shut.find((entry) => entry.exit === exit)).toMatchObject({ coded: date, said: date })
  })

  test('every coded cell has an answer, and none is called closed by an act before the record says so', () => {
    for (const { codes, said } of run.rows) {
      expect(said).toHaveLength(coding.columns.length)
      codes.forEach((code, i) => {
        // On the day itself the dossier's columns are by the hour, the model's by the day.
        if (said[i] === '○') expect([code, codes[i + 1]]).toContain('○')
      })
    }
  })

  test('the first table stays published as it was', () => {
    expect(read<Backtest>('winter-2021.first').agreement).toEqual({ cells: 143, same: 72, kappa: 590 })
  })

  test('an exit that the record shut stays shut', () => {
    for (const { said } of run.rows) {
      const from = said.indexOf('○')
      if (from >= 0) expect(new Set(said.slice(from))).toEqual(new Set<Said>(['○']))
    }
  })
})

test('agreement counts cells, and chance is taken out of kappa', () => {
  expect(agreementOf([{ a: ['●', '◐'], b: ['●', '◐'] }])).toEqual({ cells: 2, same: 2, kappa: 1000 })
  expect(agreementOf([{ a: ['●', '◐', '●', '◐'], b: ['●', '●', '◐', '◐'] }])).toEqual({ cells: 4, same: 2, kappa: 0 })
  expect(agreementOf([{ a: ['●', '◐', '○'], b: ['●', '◐', 'T'] }])).toEqual({ cells: 3, same: 2, kappa: 1000 })
})
