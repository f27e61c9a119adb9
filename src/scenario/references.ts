/** Every id that a file mentions must exist, and some combinations must make sense. */
import type { Condition, Effects, Num, Scenario } from '../domain/scenario.ts'
import { type Diagnostic, diagnostic } from '../std/diagnostic.ts'
import { phrase, type Told, tell } from '../std/told.ts'
import { nearest } from './nearest.ts'

export function checkReferences(scenario: Scenario): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const ids = new Ids(scenario, found)
  ids.unique()
  scenario.issues.forEach((issue, i) => {
    const path = `issues.${i}`
    issue.concerns.forEach((party, n) => ids.need('party', party, `${path}.concerns.${n}`))
    ids.conditions(issue.when, `${path}.when`)
    if (issue.ownedBy !== undefined) ids.need('seat', issue.ownedBy, `${path}.ownedBy`)
    issue.stances.forEach((stance, n) => {
      ids.need('seat', stance.seat, `${path}.stances.${n}.seat`)
      ids.option(issue.id, stance.at, `${path}.stances.${n}.at`)
      for (const option of issue.options) {
        const cost = stance.costs[option.id]
        if (cost === undefined)
          ids.add(
            'cost-missing',
            `${path}.stances.${n}.costs`,
            tell`“${stance.seat}” has no cost for “${option.id}”.`,
            tell`Add “${option.id}: 1” or another number, or “red”.`,
          )
        else if (cost !== 'red') ids.num(cost, `${path}.stances.${n}.costs.${option.id}`)
      }
      for (const option of Object.keys(stance.costs))
        ids.option(issue.id, option, `${path}.stances.${n}.costs.${option}`)
      if (stance.costs[stance.at] === 'red')
        ids.add(
          'red-start',
          `${path}.stances.${n}.at`,
          tell`“${stance.seat}” starts on its own red line.`,
          tell`Its own paper costs 0.`,
        )
    })
  })
  scenario.parties.forEach(
    (party, i) => party.standing !== undefined && ids.num(party.standing, `parties.${i}.standing`),
  )
  scenario.tracks.forEach((track, i) => {
    ids.num(track.start, `tracks.${i}.start`)
    if (track.floor) ids.need('track', track.floor.track, `tracks.${i}.floor.track`)
  })
  scenario.rooms.forEach((room, i) => {
    for (const key of ['members', 'needs', 'callers'] as const)
      room[key].forEach((seat, n) => ids.need('seat', seat, `rooms.${i}.${key}.${n}`))
    room.rounds.forEach((round, n) => ids.round(round, `rooms.${i}.rounds.${n}`))
  })
  scenario.instruments.forEach((instrument, i) => {
    const path = `instruments.${i}`
    instrument.seats.forEach((seat, n) => ids.need('seat', seat, `${path}.seats.${n}`))
    ids.num(instrument.standing, `${path}.standing`)
    ids.effects(instrument.effects, `${path}.effects`)
    ids.conditions(instrument.when, `${path}.when`)
    instrument.rounds?.forEach((round, n) => ids.round(round, `${path}.rounds.${n}`))
  })
  scenario.reserves.forEach((reserve, i) => {
    ids.holds(reserve.seat, reserve.issue, `reserves.${i}.issue`)
    ids.option(reserve.issue, reserve.option, `reserves.${i}.option`)
    ids.holds(reserve.price.seat, reserve.price.issue, `reserves.${i}.price.issue`)
    ids.option(reserve.price.issue, reserve.price.option, `reserves.${i}.price.option`)
  })
  scenario.events.forEach((event, i) => {
    const path = `events.${i}`
    ids.round(event.at, `${path}.at`)
    event.actors.forEach((party, n) => ids.need('party', party, `${path}.actors.${n}`))
    ids.conditions(event.when, `${path}.when`)
    event.unless.forEach((list, n) => ids.conditions(list, `${path}.unless.${n}`))
    ids.effects(event.effects, `${path}.effects`)
    event.shuts.forEach((exit, n) => ids.need('exit', exit, `${path}.shuts.${n}`))
  })
  scenario.exits.forEach((exit, i) => checkExit(scenario, ids, exit, `exits.${i}`))
  scenario.locks.forEach((lock, i) => {
    ids.option(lock.issue, lock.option, `locks.${i}.option`)
    lock.binds.forEach((issue, n) => ids.need('issue', issue, `locks.${i}.binds.${n}`))
    lock.exits.forEach((exit, n) => ids.need('exit', exit, `locks.${i}.exits.${n}`))
  })
  scenario.aims.forEach((aim, i) => {
    ids.need('seat', aim.seat, `aims.${i}.seat`)
    aim.met.forEach((list, n) => ids.conditions(list, `aims.${i}.met.${n}`))
    aim.partly.forEach((list, n) => ids.conditions(list, `aims.${i}.partly.${n}`))
  })
  scenario.packs.forEach((pack, i) => {
    for (const id of Object.keys(pack.sets)) ids.need('assumption', id, `packs.${i}.sets.${id}`)
  })
  scenario.rounds.forEach((round, i) => ids.conditions(round.onlyIf, `rounds.${i}.onlyIf`))
  scenario.starts.forEach((start, i) => {
    ids.round(start.round, `starts.${i}.round`)
    for (const seat of Object.keys(start.standing)) ids.need('seat', seat, `starts.${i}.standing.${seat}`)
  })
  scenario.history.forEach((act, i) => {
    ids.need('seat', act.seat, `history.${i}.seat`)
    ids.round(act.round, `history.${i}.round`)
    if (act.use !== undefined) {
      const instrument = scenario.instruments.find((entry) => entry.id === act.use)
      if (!instrument?.seats.includes(act.seat))
        ids.add(
          'unknown-instrument',
          `history.${i}.use`,
          tell`“${act.seat}” has no instrument “${act.use}”.`,
          tell`Name one of its instruments.`,
        )
    }
    if (act.meet !== undefined) ids.need('room', act.meet, `history.${i}.meet`)
  })
  const { rules } = scenario
  ids.need('track', rules.tension, 'rules.tension')
  if (rules.cover.track !== undefined) ids.need('track', rules.cover.track, 'rules.cover.track')
  if (rules.leash) {
    ids.need('seat', rules.leash.leader, 'rules.leash.leader')
    ids.need('seat', rules.leash.follower, 'rules.leash.follower')
    ids.need('track', rules.leash.track, 'rules.leash.track')
  }
  if (rules.breachTrack !== undefined) ids.need('track', rules.breachTrack, 'rules.breachTrack')
  if (rules.dealTrack) {
    ids.need('track', rules.dealTrack.track, 'rules.dealTrack.track')
    ids.need('seat', rules.dealTrack.with, 'rules.dealTrack.with')
  }
  return found
}

function checkExit(scenario: Scenario, ids: Ids, exit: Scenario['exits'][number], path: string): void {
  exit.signatories.forEach((seat, n) => ids.need('seat', seat, `${path}.signatories.${n}`))
  for (const term of exit.terms) {
    const issue = scenario.issues.find((entry) => entry.id === term.issue)
    ids.need('issue', term.issue, `${path}.terms.${term.issue}`)
    term.options.forEach((option, n) => ids.option(term.issue, option, `${path}.terms.${term.issue}.${n}`))
    if (issue && !issue.stances.some((stance) => exit.signatories.includes(stance.seat)))
      ids.add(
        'term-unheld',
        `${path}.terms.${term.issue}`,
        tell`No signatory of “${exit.id}” holds “${term.issue}”.`,
        tell`Add a signatory who holds it, or leave the term out.`,
      )
  }
  exit.inConfidence?.forEach((word, n) => {
    const here = `${path}.inConfidence.${n}`
    ids.need('seat', word.by, `${here}.by`)
    ids.holds(word.by, word.issue, `${here}.issue`)
    word.options.forEach((option, o) => ids.option(word.issue, option, `${here}.options.${o}`))
    if (!exit.signatories.includes(word.by))
      ids.add(
        'confidence-giver',
        `${here}.by`,
        tell`“${word.by}” does not sign “${exit.id}”, so its word is no term of it.`,
        tell`Name one of: ${exit.signatories.join(', ')}.`,
      )
  })
  ids.conditions(exit.conditions, `${path}.conditions`)
  exit.window.forEach((round, n) => ids.round(round, `${path}.window.${n}`))
  ids.effects(exit.effects, `${path}.effects`)
}

const LISTS = [
  'parties',
  'issues',
  'tracks',
  'flags',
  'rooms',
  'instruments',
  'reserves',
  'events',
  'exits',
  'aims',
  'assumptions',
  'packs',
  'starts',
] as const

type Kind = 'party' | 'seat' | 'issue' | 'track' | 'flag' | 'room' | 'exit' | 'event' | 'reserve' | 'assumption'

class Ids {
  readonly #scenario: Scenario
  readonly #found: Diagnostic[]
  readonly #known: Readonly<Record<Kind, readonly string[]>>

  constructor(scenario: Scenario, found: Diagnostic[]) {
    this.#scenario = scenario
    this.#found = found
    const list = (entries: readonly { readonly id: string }[]) => entries.map((entry) => entry.id)
    this.#known = {
      party: list(scenario.parties),
      seat: list(scenario.parties.filter((party) => party.role === 'seat')),
      issue: list(scenario.issues),
      track: list(scenario.tracks),
      flag: list(scenario.flags),
      room: list(scenario.rooms),
      exit: list(scenario.exits),
      event: list(scenario.events),
      reserve: list(scenario.reserves),
      assumption: list(scenario.assumptions),
    }
  }

  add(code: string, path: string, message: Told, fix?: Told): void {
    this.#found.push(diagnostic('error', code, path, message, fix))
  }

  /** A missing id, with what is there and what was perhaps meant. */
  #unknown(kind: string, id: string, known: readonly string[], path: string, message: Told): void {
    const near = nearest(id, known)
    const told =
      known.length === 0
        ? tell`The file has none.`
        : tell`Known: ${[...known.slice(0, 40), ...(known.length > 40 ? ['…'] : [])].join(', ')}.`
    this.add(
      `unknown-${kind}`,
      path,
      tell`${message} ${told}`,
      near === undefined ? undefined : tell`Did you mean “${near}”?`,
    )
  }

  unique(): void {
    for (const list of LISTS)
      this.#once(
        this.#scenario[list].map(({ id }) => id),
        (i) => `${list}.${i}.id`,
        phrase(list),
      )
    this.#scenario.issues.forEach((issue, i) => {
      this.#once(
        issue.options.map(({ id }) => id),
        (n) => `issues.${i}.options.${n}.id`,
        tell`options of “${issue.id}”`,
      )
      this.#once(
        issue.stances.map(({ seat }) => seat),
        (n) => `issues.${i}.stances.${n}.seat`,
        tell`stances of “${issue.id}”`,
      )
    })
    this.#once(
      this.#scenario.exits.map(({ n }) => String(n)),
      (i) => `exits.${i}.n`,
      phrase('numbers of exits'),
    )
  }

  #once(ids: readonly string[], path: (i: number) => string, where: Told): void {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i)
        this.add(
          'twice',
          path(i),
          tell`“${id}” stands twice among the ${where}.`,
          tell`Give one of the two another id.`,
        )
    })
  }

  need(kind: Kind, id: string, path: string): void {
    if (!this.#known[kind].includes(id))
      this.#unknown(kind, id, this.#known[kind], path, tell`There is no ${phrase(kind)} “${id}”.`)
  }

  option(issueId: string, option: string, path: string): void {
    const issue = this.#scenario.issues.find((entry) => entry.id === issueId)
    if (!issue) this.need('issue', issueId, path)
    else if (!issue.options.some((entry) => entry.id === option))
      this.#unknown(
        'option',
        option,
        issue.options.map((entry) => entry.id),
        path,
        tell`“${issueId}” has no option “${option}”.`,
      )
  }

  holds(seat: string, issueId: string, path: string): void {
    const issue = this.#scenario.issues.find((entry) => entry.id === issueId)
    if (!issue) this.need('issue', issueId, path)
    else if (!issue.stances.some((stance) => stance.seat === seat))
      this.add(
        'not-holder',
        path,
        tell`“${seat}” holds no stance on “${issueId}”.`,
        tell`Give it one, or name one of: ${issue.stances.map((stance) => stance.seat).join(', ')}.`,
      )
  }

  num(value: Num, path: string): void {
    if (typeof value === 'string') this.need('assumption', value.slice(1), path)
  }

  round(value: number, path: string): void {
    if (value < 1 || value > this.#scenario.rounds.length)
      this.add('unknown-round', path, tell`There is no round ${value}; the file has ${this.#scenario.rounds.length}.`)
  }

  conditions(list: readonly Condition[], path: string): void {
    list.forEach((condition, i) => {
      const here = `${path}.${i}`
      if ('track' in condition) this.need('track', condition.track, here)
      if ('flag' in condition) this.need('flag', condition.flag, here)
      if ('held' in condition) this.need('room', condition.held, here)
      if ('signed' in condition) this.need('exit', condition.signed, here)
      if ('event' in condition) this.need('event', condition.event, here)
      if ('reserve' in condition) this.need('reserve', condition.reserve, here)
      if ('stance' in condition) {
        for (const option of condition.options) this.option(condition.stance, option, here)
        for (const seat of condition.by ?? []) this.holds(seat, condition.stance, here)
      }
      if ('any' in condition) condition.any.forEach((inner, n) => this.conditions(inner, `${here}.any.${n}`))
    })
  }

  effects(effects: Effects, path: string): void {
    for (const [track, by] of Object.entries(effects.tracks ?? {})) {
      this.need('track', track, `${path}.tracks.${track}`)
      this.num(by, `${path}.tracks.${track}`)
    }
    for (const [seat, by] of Object.entries(effects.standing ?? {})) {
      this.need('seat', seat, `${path}.standing.${seat}`)
      this.num(by, `${path}.standing.${seat}`)
    }
    for (const flag of Object.keys(effects.flags ?? {})) this.need('flag', flag, `${path}.flags.${flag}`)
    for (const room of effects.opens ?? []) this.need('room', room, `${path}.opens`)
    if (effects.pressure !== undefined) this.num(effects.pressure, `${path}.pressure`)
    if (effects.leaks !== undefined) this.num(effects.leaks, `${path}.leaks`)
  }
}
