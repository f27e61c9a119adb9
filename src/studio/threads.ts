/** The studio's threads in the browser: one that checks while somebody types, one that plays, one for long questions. */
import type { Claim } from '../domain/dossier.ts'
import { type LintPort, type LintThread, lintThread } from '../workers/lint.ts'
import type { FromLint } from '../workers/lintMessages.ts'

export interface Threads {
  readonly check: LintThread
  readonly run: LintThread
  readonly long: LintThread
  end(): void
}

export function openThreads(claims: () => readonly Claim[] | undefined): Threads {
  const [check, run, long] = [lintThread(openPort, claims), lintThread(openPort, claims), lintThread(openPort, claims)]
  return { check, run, long, end: () => [check, run, long].forEach((thread) => void thread.end()) }
}

function openPort(): LintPort {
  const worker = new Worker(new URL('../workers/lint.worker.ts', import.meta.url), { type: 'module' })
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) =>
      worker.addEventListener('message', (event: MessageEvent<FromLint>) => listener(event.data)),
    onCrash: (listener) => {
      worker.addEventListener('error', listener)
      worker.addEventListener('messageerror', listener)
    },
    end: () => worker.terminate(),
  }
}
