// A static server for the built folder: `node tests/tools/serve.mjs [--port 4173] [--host 127.0.0.1] [--base /a/b/] [--dir dist]`.
//
// Serves files below one folder and nothing else, to this machine unless told otherwise, with the page's own
// security policy sent as a header too. No dependencies: `npm start`, the tests and a teacher's laptop use it.

import { createServer } from 'node:http'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { staticFiles } from '../../src/host/node/staticFiles.mjs'

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Listens on the first free port from `port` on; 0 asks the system for any. */
function listen(server, host, port, triesLeft = 50) {
  return new Promise((done, fail) => {
    server.once('error', (error) => {
      if (error.code !== 'EADDRINUSE' || port === 0 || triesLeft === 0) return fail(error)
      listen(server, host, port + 1, triesLeft - 1).then(done, fail)
    })
    server.listen(port, host, () => done(server.address().port))
  })
}

/**
 * Serves `dir` below `base`. Resolves to the local address and a way to stop.
 * @param {{ dir?: string, host?: string, port?: number, base?: string }} [options]
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ dir = join(project, 'dist'), host = '127.0.0.1', port = 4173, base = '/' } = {}) {
  const about = await staticFiles({ dir, base })
  const server = createServer(about.answer)
  const taken = await listen(server, host, port)
  const shown = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${shown}:${taken}${about.base}`,
    port: taken,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' },
      host: { type: 'string', default: '127.0.0.1' },
      base: { type: 'string', default: '/' },
      dir: { type: 'string', default: join(project, 'dist') },
    },
  })
  const { url } = await serve({ ...values, port: Number(values.port) })
  console.log(url)
}
