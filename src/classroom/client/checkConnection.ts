/**
 * Looks at the line to the class service and names the likely cause of what is
 * wrong with it. Only what the page itself can see is claimed.
 */

export const CONNECTIONS = ['fine', 'file', 'static', 'offline', 'unreachable', 'websocket'] as const
/**
 * `file`: the page was opened from a file. `static`: its address has no class
 * service. `offline`: this device has no network. `unreachable`: no answer
 * (another network, client isolation, a firewall, or the server was stopped).
 * `websocket`: pages arrive, live lines do not (a proxy or filter).
 */
export type Connection = (typeof CONNECTIONS)[number]

const WAIT_MS = 4000

/** @param base address of the service, with a slash at its end @param run makes each look a fresh one */
export async function checkConnection(base: string, run: number): Promise<Connection> {
  if (!base.startsWith('http')) return 'file'
  if (!navigator.onLine) return 'offline'
  try {
    const answer = await fetch(`${base}class/hello?${run}`, { cache: 'no-store', signal: AbortSignal.timeout(WAIT_MS) })
    const type = answer.headers.get('content-type') ?? ''
    if (!answer.ok || !type.includes('json')) return 'static'
    const said = (await answer.json()) as { service?: string }
    if (said.service !== 'off-ramp-class') return 'static'
  } catch {
    return 'unreachable'
  }
  return (await liveLine(base)) ? 'fine' : 'websocket'
}

/** Does a WebSocket get as far as the service? It is refused there for want of a seat, and that is an answer. */
function liveLine(base: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}class/line`)
    const end = (works: boolean) => {
      clearTimeout(timer)
      socket.onopen = socket.onerror = socket.onclose = null
      socket.close()
      done(works)
    }
    const timer = setTimeout(() => end(false), WAIT_MS)
    socket.onopen = () => end(true)
    socket.onclose = () => end(false)
    socket.onerror = () => end(false)
  })
}
