/** The lesson this page is in: opened once, and kept while the page lives, whatever screen is shown. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Table } from '../../engine/table.ts'
import { useApp } from '../../panels/app/context.ts'
import { type ClassRoom, type ClassState, type Entering, enterClass, type Memory } from './classStore.ts'

const rooms = new Map<string, ClassRoom>()
/** Come-back codes that were typed at the door, until the lesson is joined with them. */
const comebacks = new Map<string, string>()

/** The door was passed with this: a line from before is of no more use. */
export function comeBackWith(code: string, comeback: string | undefined): void {
  const known = rooms.get(`${code} `)
  if (known !== undefined && comeback !== undefined) forgetRoom(known)
  if (comeback === undefined) comebacks.delete(code)
  else comebacks.set(code, comeback)
}

/** Where the service is: the page itself comes from it. */
export const serviceBase = (): string => new URL('./', window.location.href.split('#', 1)[0]).href

export type Door = Pick<Entering, 'code' | 'key'>

export function useRoom({ code, key }: Door, memory: Memory): ClassRoom {
  const app = useApp()
  const name = `${code} ${key ?? ''}`
  const [room] = useState(() => {
    const known = rooms.get(name)
    if (known !== undefined) return known
    const comeback = key === undefined ? comebacks.get(code) : undefined
    comebacks.delete(code)
    const made = enterClass({
      base: serviceBase(),
      code,
      memory,
      ...(comeback === undefined ? {} : { comeback }),
      ...(key === undefined ? {} : { key }),
      tableOf: (scenario): Table | null =>
        app.library().ids.includes(scenario) ? app.library().table(scenario) : null,
    })
    rooms.set(name, made)
    return made
  })
  return room
}

export const useClass = <T>(room: ClassRoom, slice: (state: ClassState) => T): T => useStore(room.store, slice)

/** Lets a line go that is of no more use. */
export function forgetRoom(room: ClassRoom): void {
  for (const [name, known] of rooms) if (known === room) rooms.delete(name)
  room.line.close()
}

/** Seconds left of a step, by the referee's clock; null while it is stopped. */
export function useLeft(room: ClassRoom, endsAt: number | null): number | null {
  const ahead = useClass(room, (state) => state.clockAheadMs)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (endsAt === null) return
    const beat = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(beat)
  }, [endsAt])
  return endsAt === null ? null : Math.ceil((endsAt - now - ahead) / 1000)
}
