// A vitest reporter that only counts, and writes what it counted, and what failed in one line each, to the file
// named by COUNTS_FILE: a log of a thousand lines is read from its end.

import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

const lineOf = (where, errors) => `${where}: ${errors?.[0]?.message?.split('\n')[0] ?? 'no message'}`

export default class Counts {
  onTestRunEnd(modules, unhandledErrors) {
    const failures = unhandledErrors.map((error) => lineOf('outside any test', [error]))
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, failures }
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId)
      const before = counts.failed
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        counts[state === 'passed' || state === 'skipped' ? state : 'failed'] += 1
        if (state === 'failed') failures.push(lineOf(`${file} > ${test.fullName}`, errors))
      }
      // A file that could not be read, or whose set-up failed, has no failing test of its own.
      if (module.state() === 'failed' && counts.failed === before) {
        counts.failed += 1
        failures.push(lineOf(file, module.errors()))
      }
    }
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts))
  }
}
