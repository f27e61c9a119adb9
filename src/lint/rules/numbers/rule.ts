/** Judgements are assumptions with a range; each is used, and none leaves its range. */
import type { Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { tell } from '../../../std/told.ts'
import { error, info, type Rule, warning } from '../../rule.ts'

export const numbers: Rule = {
  name: 'numbers',
  codes: [
    'assumption-range',
    'pack-range',
    'assumption-unused',
    'bands-short',
    'start-outside',
    'paper-costs',
    'flag-idle',
    'pressure-one',
  ],
  check: ({ scenario }) => {
    const used = usedIn(scenario)
    return [
      ...scenario.assumptions.flatMap(({ id, value, range, name }, i) => [
        ...(value < range[0] || value > range[1]
          ? [
              error(
                'assumption-range',
                `assumptions.${i}.value`,
                tell`“${name}” is ${value}, outside its own range of ${range[0]} to ${range[1]}.`,
                tell`Widen the range or change the value.`,
              ),
            ]
          : []),
        ...(used.has(id)
          ? []
          : [
              warning(
                'assumption-unused',
                `assumptions.${i}.id`,
                tell`Nothing uses “${id}”.`,
                tell`Write “=${id}” where the number stands, or leave the assumption out.`,
              ),
            ]),
      ]),
      ...scenario.issues.flatMap(({ stances }, i) =>
        stances.flatMap(({ seat, at, costs }, s) => {
          const own = Object.hasOwn(costs, at) ? costs[at]! : 0
          return own === 0 || own === 'red'
            ? []
            : [
                warning(
                  'paper-costs',
                  `issues.${i}.stances.${s}.costs.${at}`,
                  tell`“${seat}” starts on “${at}”, and its own paper costs it ${own}.`,
                  tell`Write “${at}: 0”: costs are counted from one’s own paper.`,
                ),
              ]
        }),
      ),
      ...idleFlags(scenario),
      ...lonePoints(scenario),
      ...scenario.packs.flatMap(({ sets }, p) =>
        Object.entries(sets).flatMap(([id, value]) => {
          const of = scenario.assumptions.find((entry) => entry.id === id)
          return of !== undefined && (value < of.range[0] || value > of.range[1])
            ? [
                warning(
                  'pack-range',
                  `packs.${p}.sets.${id}`,
                  tell`${value} lies outside the range of “${id}”, ${of.range[0]} to ${of.range[1]}.`,
                  tell`An account pack varies a judgement within its range.`,
                ),
              ]
            : []
        }),
      ),
      ...scenario.tracks.flatMap(({ id, bands, max, min, start }, t) => [
        ...((bands.at(-1)?.upTo ?? max) < max
          ? [
              error(
                'bands-short',
                `tracks.${t}.bands`,
                tell`The bands of “${id}” end at ${bands.at(-1)?.upTo ?? max}; the track goes to ${max}.`,
                tell`Let the last band be “upTo: ${max}”.`,
              ),
            ]
          : []),
        ...(typeof start === 'number' && (start < min || start > max)
          ? [
              error(
                'start-outside',
                `tracks.${t}.start`,
                tell`“${id}” starts at ${start}, outside ${min} to ${max}.`,
                tell`Start it within its bounds.`,
              ),
            ]
          : []),
      ]),
    ]
  },
}

/** A flag that nothing sets never holds; one that nothing asks for changes nothing. */
function idleFlags(scenario: Scenario): readonly Diagnostic[] {
  const { flags, instruments, events, exits } = scenario
  const set = new Set([...instruments, ...events, ...exits].flatMap(({ effects }) => Object.keys(effects.flags ?? {})))
  const asked = askedIn(scenario)
  return flags.flatMap(({ id }, f) => [
    ...(set.has(id)
      ? []
      : [
          warning(
            'flag-idle',
            `flags.${f}.id`,
            tell`Nothing sets the flag “${id}”.`,
            tell`Let a card, an event or an exit set it (“effects: { flags: … }”), or leave it out.`,
          ),
        ]),
    ...(asked.has(id)
      ? []
      : [
          info(
            'flag-idle',
            `flags.${f}.id`,
            tell`No condition asks for the flag “${id}”.`,
            tell`Ask for it where it should matter (“{ flag: ${id} }”), or leave it out.`,
          ),
        ]),
  ])
}

/** Pressure and relief of a round are added up, and a sum of one is none: such a card needs another beside it. */
function lonePoints({ instruments }: Scenario): readonly Diagnostic[] {
  return instruments.flatMap(({ title, effects, standing }, i) => {
    const { pressure, ...others } = effects
    const isLone = Object.values(others).every((other) => other === undefined || isEmpty(other))
    return Math.abs(Number(pressure ?? 0)) === 1 && standing === 0 && isLone
      ? [
          info(
            'pressure-one',
            `instruments.${i}.effects.pressure`,
            tell`“${title}” changes nothing if it is the only card of its kind in a round: one point alone does not move tension.`,
            tell`Give it ${Number(pressure) * 2}, or another effect, or leave it as one that needs company.`,
          ),
        ]
      : []
  })
}

const isEmpty = (value: unknown): boolean =>
  value === 0 || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

/** Flags that some condition names. */
function askedIn(node: unknown, asked: Set<string> = new Set()): ReadonlySet<string> {
  if (node === null || typeof node !== 'object') return asked
  const { flag } = node as { readonly flag?: unknown }
  if (typeof flag === 'string') asked.add(flag)
  for (const value of Object.values(node)) askedIn(value, asked)
  return asked
}

/** Ids of assumptions that some number names. */
function usedIn(node: unknown, used: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof node === 'string') {
    if (node.startsWith('=')) used.add(node.slice(1))
    return used
  }
  if (node !== null && typeof node === 'object')
    for (const value of Object.values(node as Scenario)) usedIn(value, used)
  return used
}
