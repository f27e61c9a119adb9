/** A scenario's own words for the command line: names, acts, arithmetic. */
import type { Act, Agenda, Matter } from '../domain/move.ts'
import type { OpeningChange, Standing } from '../domain/reading.ts'
import type { Block, BoundProof, Certificate, Verdict } from '../domain/verdict.ts'
import type { Table } from '../engine/table.ts'

type Named = { readonly id: string; readonly name: string }
const nameIn = (list: readonly Named[], id: string): string => list.find((entry) => entry.id === id)?.name ?? id

export const partyName = (table: Table, id: string): string =>
  table.scenario.parties.find((party) => party.id === id)?.short ?? id
export const trackName = (table: Table, id: string): string => nameIn(table.scenario.tracks, id)
export const roomName = (table: Table, id: string): string => nameIn(table.scenario.rooms, id)
export const issueName = (table: Table, id: string): string => nameIn(table.scenario.issues, id)
export const eventTitle = (table: Table, id: string): string =>
  table.scenario.events.find((event) => event.id === id)?.title ?? id
export const optionShort = (table: Table, issue: string, id: string): string =>
  table.scenario.issues.find((entry) => entry.id === issue)?.options.find((option) => option.id === id)?.short ?? id
export const packName = (table: Table, id: string | null): string =>
  id === null ? 'this project’s own numbers' : nameIn(table.scenario.packs, id)
export const assumptionName = (table: Table, id: string): string => nameIn(table.scenario.assumptions, id)

export function exitTitle(table: Table, id: string): string {
  const exit = table.scenario.exits.find((entry) => entry.id === id)
  return exit === undefined ? id : `Exit ${exit.n}, ${exit.name}`
}

/** "Russia, the US and Ukraine". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export const partiesNamed = (table: Table, ids: readonly string[]): string =>
  listed(ids.map((id) => partyName(table, id)))

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function actWords(table: Table, act: Act): string {
  const { scenario } = table
  switch (act.kind) {
    case 'use':
      return `“${scenario.instruments.find(({ id }) => id === act.instrument)?.title ?? act.instrument}”`
    case 'reserve':
      return `“${scenario.reserves.find(({ id }) => id === act.reserve)?.title ?? act.reserve}”`
    case 'shift':
      return `moving alone to “${optionShort(table, act.issue, act.option)}” (${issueName(table, act.issue)})`
    case 'call':
      return `calling ${roomName(table, act.room)}`
    case 'sign':
      return `proposing to sign ${exitTitle(table, act.exit)}`
    case 'signal':
      return `telling ${partiesNamed(table, act.to)} in confidence “${optionShort(table, act.issue, act.option)}”`
    case 'pass':
      return 'sending nothing'
    case 'deal':
      return `the text “${act.steps.map(({ seat, issue, option }) => `${partyName(table, seat)}: ${optionShort(table, issue, option)}`).join('; ')}”`
  }
}

export function agendaWords(table: Table, agenda: Agenda): string {
  const acts = agenda.filter(({ kind }) => kind !== 'pass')
  return acts.length === 0 ? 'sending nothing' : listed(acts.map((act) => actWords(table, act)))
}

export function matterWords(table: Table, matter: Matter): string {
  if (matter.kind === 'call') return `the invitation to ${roomName(table, matter.room)}`
  if (matter.kind === 'sign') return `signing ${exitTitle(table, matter.exit)}`
  return `${actWords(table, matter.act)} by ${partyName(table, matter.by)}`
}

const times = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`

export function boundWords(table: Table, bound: BoundProof): string {
  switch (bound.kind) {
    case 'window':
      return `its last round was round ${bound.lastRound}`
    case 'shifts':
      return `${partyName(table, bound.seat)} must make ${times(bound.owed, 'more step', 'more steps')} and can make ${bound.can} in the rounds left`
    case 'standing':
      return `${partyName(table, bound.seat)} must spend ${bound.owed} of standing, has ${bound.have} and can gain ${bound.gain} more in time`
    case 'track':
      return `${trackName(table, bound.track)} would be ${bound.atBest} at best and must be ${bound.must}`
    case 'meeting':
      return `${roomName(table, bound.room)} must meet ${times(bound.missing, 'more time', 'more times')} and has ${times(bound.chances, 'date', 'dates')} left`
    case 'flag':
      return `“${nameIn(table.scenario.flags, bound.flag)}” ${bound.is ? 'stands in the way and stays' : 'is needed and cannot come any more'}`
    case 'red':
      return `${partyName(table, bound.seat)} has a red line on ${issueName(table, bound.issue)}`
    case 'tabled':
      return `what it says on “${issueName(table, bound.issue)}” must be agreed by the end of round ${bound.by}, and cannot be any more`
    case 'told':
      return `what ${partyName(table, bound.seat)} has to say in confidence on “${issueName(table, bound.issue)}” must be said by the end of round ${bound.by}, and cannot be any more`
    case 'event':
      return bound.is
        ? `“${eventTitle(table, bound.event)}” comes at the end of round ${bound.round}`
        : `“${eventTitle(table, bound.event)}” cannot come any more`
    case 'signed':
      return bound.is
        ? `${exitTitle(table, bound.exit)} must be signed first and cannot be`
        : `${exitTitle(table, bound.exit)}, once signed, is in the way`
    case 'reserve':
      return `“${nameIn(
        table.scenario.reserves.map(({ id, title }) => ({ id, name: title })),
        bound.reserve,
      )}” ${bound.is ? 'can no longer be said' : 'stands in the way'}`
    case 'ended':
      return 'the talks are over'
    case 'any':
      return bound.of.map((one) => boundWords(table, one)).join(', or else ')
  }
}

/** What made it void, or the arithmetic that leaves no time. */
export function whyWords(table: Table, certificate: Certificate | undefined): string {
  switch (certificate?.kind) {
    case 'shut':
      return `“${eventTitle(table, certificate.event)}” made it void (${partiesNamed(table, certificate.by)}, round ${certificate.round})`
    case 'bound':
      return boundWords(
        table,
        certificate.bound.kind === 'window'
          ? (certificate.rounds.map(({ bound }) => bound).findLast(({ kind }) => kind !== 'window') ??
              certificate.bound)
          : certificate.bound,
      )
    default:
      return 'no play of all the seats together reaches it in the rounds left'
  }
}

export function blockWords(table: Table, block: Block): string {
  switch (block.code) {
    case 'stance':
      return `${partyName(table, block.seat ?? '')} from “${optionShort(table, block.of, String(block.is))}” to “${optionShort(table, block.of, String(block.must))}” (${issueName(table, block.of)})`
    case 'told':
      return `${partyName(table, block.seat ?? '')} must say in confidence: “${optionShort(table, block.of, String(block.must))}” (${issueName(table, block.of)})`
    case 'track':
      return `${trackName(table, block.of)} is ${block.is} and must be ${block.must}`
    case 'held':
      return `${roomName(table, block.of)} has met ${block.is} times and must meet ${block.must} times`
    case 'window':
      return `it can be signed from round ${block.must}`
    case 'lock':
      return `${partyName(table, block.seat ?? '')} stands on “${optionShort(table, block.of, String(block.is))}” and signs nothing piecemeal while it does`
    case 'flag':
      return `${block.must ? 'needed' : 'in the way'}: ${nameIn(table.scenario.flags, block.of)}`
    case 'event':
      return `${block.must ? 'needed' : 'in the way'}: “${eventTitle(table, block.of)}”`
    case 'signed':
      return `${exitTitle(table, block.of)} ${block.must ? 'must be signed first' : 'excludes it'}`
    case 'reserve':
      return `needed: ${nameIn(
        table.scenario.reserves.map(({ id, title }) => ({ id, name: title })),
        block.of,
      )}`
    case 'ended':
      return 'the talks are over'
  }
}

/** The verdict as a sign would have it. */
export function verdictWords({ id, how }: Verdict): string {
  switch (id) {
    case 'taken':
      return 'signed'
    case 'moot':
      return 'another exit ended the crisis'
    case 'sealed':
      return how === 'shut' ? 'no way left: shut' : 'no way left: out of time'
    case 'ready':
      return 'can be signed this round, if all who sign agree'
    case 'open':
      return 'possible if everyone wanted it, and nothing bars it now'
    case 'closed':
      return 'possible if everyone wanted it, but not yet'
    case 'not-proved':
      return 'unknown: neither a way nor a proof was found'
  }
}

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  taken: 'signed',
  moot: 'ended otherwise',
  reachable: 'possible',
  sealed: 'no way left',
  'not-proved': 'unknown',
}

export function changeWords(table: Table, change: OpeningChange): string {
  switch (change.kind) {
    case 'stance':
      return `${partyName(table, change.seat)} stood on “${optionShort(table, change.issue, change.to)}” (${issueName(table, change.issue)}, now “${optionShort(table, change.issue, change.from)}”)`
    case 'told':
      return `${partyName(table, change.seat)} had told ${partiesNamed(table, change.to)} in confidence: “${optionShort(table, change.issue, change.option)}” (${issueName(table, change.issue)})`
    case 'track':
      return `${trackName(table, change.track)} were ${change.to} (now ${change.from})`
    case 'assumption':
      return `“${assumptionName(table, change.assumption)}” were ${change.to} (assumed ${change.from})`
  }
}
