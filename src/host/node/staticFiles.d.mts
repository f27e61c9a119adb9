import type { IncomingMessage, ServerResponse } from 'node:http'

export function staticFiles(options: {
  readonly dir: string
  readonly base?: string
}): Promise<{ readonly base: string; readonly answer: (request: IncomingMessage, response: ServerResponse) => void }>
