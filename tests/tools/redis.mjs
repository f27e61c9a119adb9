// The distribution's Redis server, for the one test that two processes of the class service are one. It is installed
// before the tests begin and never inside one: a package manager may take a minute, and would hold up the test's own
// worker for as long. Where it cannot be had, that test is skipped, and the count says so.

import { spawn, spawnSync } from 'node:child_process'

/** Longer than a slow mirror needs; a machine without a network gives up by itself long before. */
const PATIENCE_MS = 180_000

/** Where the server is, or null. */
export function redisServer() {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Installs it if it is missing and this user may; says which it was. */
export async function prepareRedis() {
  if (redisServer() !== null || process.getuid?.() !== 0) return
  const packages = '--no-install-recommends -y redis-server'
  const done = await shell(
    `command -v apt-get && (apt-get install ${packages} || (apt-get update && apt-get install ${packages}))`,
  )
  console.log(
    done && redisServer() !== null
      ? 'Redis is installed for the tests.'
      : 'No Redis here: the test of two processes is skipped.',
  )
}

function shell(command) {
  return new Promise((done) => {
    // The package must not start a server of its own beside the test's.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    const child = spawn('sh', ['-c', command], { stdio: 'ignore', env, timeout: PATIENCE_MS })
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })
}
