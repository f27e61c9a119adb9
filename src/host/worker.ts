/** Opens the analysis thread in the browser. */

import type { Port } from '../workers/analysis.ts'
import type { FromWorker } from '../workers/messages.ts'

export function analysisPort(): Port {
  const worker = new Worker(new URL('../workers/analysis.worker.ts', import.meta.url), { type: 'module' })
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) =>
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => listener(event.data)),
    onCrash: (listener) => {
      worker.addEventListener('error', listener)
      worker.addEventListener('messageerror', listener)
    },
    end: () => worker.terminate(),
  }
}
