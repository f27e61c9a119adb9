/** A line that was shortened still replays, and no text of it fails. */
import { expect, test } from 'vitest'
import { checkCertificate } from '../../src/offramps/checker/checkCertificate.ts'
import { verdict } from '../../src/offramps/verdict.ts'
import { fullQuestions } from '../tiny/clingoQuestions.ts'

// In one of these an act was dropped that nothing but a needless text rested on: that text stayed, and failed.
test('no text fails for want of an act that was dropped', { timeout: 60_000 }, () => {
  const lines = [...fullQuestions(3, 27)].flatMap(({ name, table, row, exit }) => {
    const found = verdict(table, row, exit, { withoutSlack: true })
    return found.certificate?.kind === 'line' ? [{ name, checked: checkCertificate(table, row, found) }] : []
  })
  expect(lines.map(({ name, checked }) => ({ name, ok: checked.ok }))).toEqual(
    lines.map(({ name }) => ({ name, ok: true })),
  )
  expect(lines.map(({ name }) => name)).toContain('full 27, after 3 rounds, x6')
})
