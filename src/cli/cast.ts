/** Who plays which seat, as typed: `ru=paper`, `all=bargainer`, or both with commas between. */
import type { Table } from '../engine/table.ts'
import { isPolicy, POLICIES } from '../opponents/registry.ts'
import { Complaint } from './open.ts'

export type Cast = Readonly<Record<string, string>>

export function readCast(table: Table, typed: readonly string[], otherwise = 'bargainer'): Cast {
  const cast: Record<string, string> = Object.fromEntries(table.seats.map((seat) => [seat, otherwise]))
  for (const part of typed.flatMap((text) => text.split(','))) {
    const [seat = '', policy = ''] = part.split('=', 2)
    if (!isPolicy(policy))
      throw new Complaint(`There is no policy “${policy}”. Known: ${POLICIES.map(({ id }) => id).join(', ')}.`)
    if (seat !== 'all' && !table.seats.includes(seat))
      throw new Complaint(`There is no seat “${seat}”. Known: ${table.seats.join(', ')}, or all.`)
    for (const id of seat === 'all' ? table.seats : [seat]) cast[id] = policy
  }
  return cast
}

/** What sets a cast apart, in few words. */
export function castName(table: Table, cast: Cast): string {
  const [most = ''] = [...new Set(Object.values(cast))].sort((a, b) => count(cast, b) - count(cast, a))
  const rest = table.seats.filter((seat) => cast[seat] !== most)
  return rest.length === 0 ? `all ${most}` : `${rest.map((seat) => `${seat} ${cast[seat]}`).join(', ')}, rest ${most}`
}

const count = (cast: Cast, policy: string): number => Object.values(cast).filter((id) => id === policy).length
