// A vitest reporter that only counts, and writes what it counted to the file named by COUNTS_FILE.

import { writeFileSync } from 'node:fs'

export default class Counts {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      const before = counts.failed
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        counts[state === 'passed' || state === 'skipped' ? state : 'failed'] += 1
      }
      // A file that could not be read, or whose set-up failed, has no failing test of its own.
      if (module.state() === 'failed' && counts.failed === before) counts.failed += 1
    }
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts))
  }
}
