/**
 * The line to the referee. It comes back by itself: after a cut, a closed lid
 * or a restart of the server it joins again by the lesson's code with the
 * device's own token, which outlives any one process.
 */
import { Client, type Room, type SeatReservation } from '@colyseus/sdk'
import { type News, TOLD } from '../protocol/news.ts'
import { type Joining, PUPIL, type PupilWish, TEACHER, type TeacherWish } from '../protocol/wishes.ts'

export interface Heard {
  token?(token: string): void
  news?(news: News): void
  refused?(reason: { readonly code: string }): void
  /** The line is up, down and trying, or closed for good with the reason. */
  state?(state: LineState): void
}

export type LineState =
  | { readonly kind: 'joining' }
  | { readonly kind: 'up' }
  | { readonly kind: 'down'; readonly tries: number }
  | { readonly kind: 'closed'; readonly code: string }

export interface Line {
  /** `at` is the number of rounds played when it was wished. */
  wish(wish: PupilWish, at?: number): void
  teach(wish: TeacherWish): void
  close(): void
}

/** Refusals that trying again does not mend. */
const FINAL = ['class-key', 'class-unknown', 'class-comeback', 'class-closed', 'class-full', 'class-message']

/** @param base address of the class server, with a slash at its end */
export function openLine(base: string, code: string, joining: () => Joining, heard: Heard): Line {
  const client = new Client(base.replace(/^http/, 'http').replace(/\/$/, ''))
  let room: Room | null = null
  let tries = 0
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = 0
  /** Wishes that the referee has not said to have heard; sent again after every cut. */
  const unheard: {
    readonly name: string
    readonly message: { readonly n: number; readonly at?: number; readonly wish: unknown }
  }[] = []

  const again = (): void => {
    if (closed) return
    tries++
    heard.state?.({ kind: 'down', tries })
    // Quick at first, then calmer: a class of thirty must not come back as one wave.
    timer = setTimeout(
      () => void join(),
      Math.min(5000, 150 * 2 ** Math.min(tries, 5)) + Math.floor(Math.random() * 300),
    )
  }
  const stop = (why: string): void => {
    closed = true
    heard.state?.({ kind: 'closed', code: why })
  }
  async function join(): Promise<void> {
    try {
      // The room may have gone with its process: asking for a place in the lesson brings it back.
      const place = await fetch(`${base}class/come/${encodeURIComponent(code)}`, {
        method: 'POST',
        body: JSON.stringify(joining()),
      })
      if (place.status === 404) return stop('class-unknown')
      if (place.status === 400) return stop('class-message')
      if (!place.ok) return again()
      const joined = await client.consumeSeatReservation((await place.json()) as SeatReservation)
      if (closed) return void joined.leave()
      joined.reconnection.enabled = false
      listen(joined)
      room = joined
      tries = 0
      heard.state?.({ kind: 'up' })
      for (const { name, message } of unheard) joined.send(name, message)
    } catch (error) {
      const why = error instanceof Error ? error.message : ''
      if (FINAL.includes(why)) stop(why)
      else again()
    }
  }
  function listen(joined: Room): void {
    joined.onMessage(TOLD.token, (token: string) => heard.token?.(token))
    joined.onMessage(TOLD.refused, (reason: { code: string }) => heard.refused?.(reason))
    joined.onMessage(TOLD.news, (news: News) => {
      const { heard: upTo } = news
      // Numbers only grow, and a line keeps its order: what was sent before is heard as well.
      if (upTo !== undefined) while (unheard.length > 0 && unheard[0]!.message.n <= upTo) unheard.shift()
      heard.news?.(news)
    })
    joined.onLeave(() => {
      if (room !== joined) return
      room = null
      again()
    })
    joined.onError(() => undefined)
  }
  const say = (name: string, wish: unknown, at?: number): void => {
    const message = { n: next++, ...(at === undefined ? {} : { at }), wish }
    unheard.push({ name, message })
    room?.send(name, message)
  }
  heard.state?.({ kind: 'joining' })
  void join()
  return {
    wish: (wish, at) => say(PUPIL, wish, at),
    teach: (wish) => say(TEACHER, wish),
    close() {
      closed = true
      clearTimeout(timer)
      void room?.leave()
      room = null
    },
  }
}
