/**
 * The page's handle on a thread of the studio. Of questions that come while one
 * is being answered only the newest is kept: nobody wants to know what was wrong
 * with a text three keys ago. A thread that dies or hangs is replaced.
 */
import type { Claim } from '../domain/dossier.ts'
import type { Answers, FromLint, Question, QuestionOf, ToLint } from './lintMessages.ts'

/** The port of a thread, handed in. */
export interface LintPort {
  post(message: ToLint): void
  onMessage(listener: (message: FromLint) => void): void
  onCrash(listener: () => void): void
  end(): void
}

export interface LintThread {
  /** The answer, or null where a newer question took its place, the thread died or none can be started. */
  ask<K extends Question['kind']>(question: QuestionOf<K>): Promise<Asked<K>>
  /** Ends what is being answered and all that waits. */
  stop(): void
  /** The page that asked is gone. */
  end(): void
}

export type Asked<K extends Question['kind']> =
  | { readonly answer: Answers[K] }
  | { readonly none: 'newer' | 'stopped' | 'crashed' }

interface Waiting {
  readonly ask: Question
  settle(asked: Asked<never> | { readonly answer: unknown }): void
}

export function lintThread(open: () => LintPort, claims: () => readonly Claim[] | undefined): LintThread {
  let port: LintPort | null = null
  let told = false
  let next = 1
  let now: (Waiting & { readonly id: number }) | null = null
  let waiting: Waiting | null = null

  const finish = (settled: Parameters<Waiting['settle']>[0]): void => {
    const done = now
    now = null
    done?.settle(settled)
    const following = waiting
    waiting = null
    if (following !== null) begin(following)
  }
  const drop = (): void => {
    port?.end()
    port = null
    told = false
  }
  const crash = (): void => {
    drop()
    finish({ none: 'crashed' })
  }
  const connect = (): LintPort | null => {
    if (port !== null) return port
    try {
      const opened = open()
      opened.onMessage((message) => {
        if (message.id !== now?.id) return
        if ('failed' in message) console.error(message.failed)
        finish('failed' in message ? { none: 'crashed' } : { answer: message.answer })
      })
      opened.onCrash(() => opened === port && crash())
      port = opened
      return opened
    } catch {
      // Some frames and files allow no thread.
      return null
    }
  }
  const begin = (wanted: Waiting): void => {
    const thread = connect()
    if (thread === null) {
      wanted.settle({ none: 'crashed' })
      return
    }
    now = { ...wanted, id: next++ }
    const known = told ? undefined : claims()
    told = known !== undefined || told
    thread.post({ id: now.id, ask: wanted.ask, ...(known === undefined ? {} : { claims: known }) })
  }

  const quit = (forGood: boolean): void => {
    const [one, other] = [now, waiting]
    now = null
    waiting = null
    if (one !== null || forGood) drop()
    one?.settle({ none: 'stopped' })
    other?.settle({ none: 'stopped' })
  }

  return {
    ask<K extends Question['kind']>(ask: QuestionOf<K>) {
      return new Promise<Asked<K>>((resolve) => {
        const wanted: Waiting = { ask, settle: (asked) => resolve(asked as Asked<K>) }
        if (now === null) begin(wanted)
        else {
          waiting?.settle({ none: 'newer' })
          waiting = wanted
        }
      })
    },
    stop: () => quit(false),
    end: () => quit(true),
  }
}
