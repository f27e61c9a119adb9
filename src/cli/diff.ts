/**
 * `diff OLD NEW [--games N] [--json]`
 *
 * What an edit changed for those who play: exits gained and lost, how long each
 * can wait, how many bot games sign it, what became dead. Lines are no concern of it.
 */
import { parseArgs } from 'node:util'
import type { Scenario } from '../domain/scenario.ts'
import { changeOf, type OutcomeChange, outcomesOf, type Waiting } from '../lint/outcomes.ts'
import { Complaint, openScenario } from './open.ts'
import pc from './paint.ts'
import { wholeNumber } from './play.ts'
import { ENDINGS } from './playtest/report.ts'

export function diff(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { games: { type: 'string', default: '60' }, json: { type: 'boolean', default: false } },
  })
  const [oldName, newName] = positionals
  if (oldName === undefined || newName === undefined) throw new Complaint('Which two files? diff OLD NEW')
  const games = wholeNumber(values.games, 'games')
  const [old, now] = [oldName, newName].map((name) => openScenario(name).table.scenario) as [Scenario, Scenario]
  console.error(`Playing ${games} games on each and looking for ways to every exit. A long scenario takes a minute.`)
  const change = changeOf(outcomesOf(old, games), outcomesOf(now, games))
  console.log(values.json ? JSON.stringify(change, null, 1) : lines(change, now).join('\n'))
  return 0
}

function lines(change: OutcomeChange, now: Scenario): readonly string[] {
  const name = (id: string) => now.exits.find((exit) => exit.id === id)?.name ?? ENDINGS[id] ?? id
  const named = (ids: readonly string[]) => ids.map(name).join(', ')
  const waits = (list: readonly Waiting[], colour: (text: string) => string) =>
    list.map(({ exit, before, now: after }) =>
      colour(
        `${name(exit)}: everyone may wait until round ${after} and still reach it (before: until round ${before}).`,
      ),
    )
  const told = [
    ...(change.gained.length > 0 ? [pc.green(`Exits gained: ${named(change.gained)}.`)] : []),
    ...(change.lost.length > 0 ? [pc.red(`Exits lost: ${named(change.lost)}.`)] : []),
    ...waits(change.earlier, pc.red),
    ...waits(change.later, pc.green),
    ...(change.dead.length > 0 ? [pc.red(`Can no longer come about: ${change.dead.join(', ')}.`)] : []),
    ...(change.revived.length > 0 ? [pc.green(`Can come about now: ${change.revived.join(', ')}.`)] : []),
    ...(change.signed.length > 0
      ? [`Signed in so many of ${change.games} games of bargainers, those of “what to turn” (counts, not likelihoods):`]
      : []),
    ...change.signed.map(
      ({ exit, before, now: after }) =>
        `  ${name(exit).padEnd(30)}${String(before).padStart(5)} →${String(after).padStart(5)}`,
    ),
  ]
  if (change.nothing) return ['The two files play and read the same.']
  if (told.length > 0) return told
  return [
    change.onlyWords
      ? 'Only words changed: games that were begun go on.'
      : 'The rules changed, and no outcome that is looked at here did.',
  ]
}
