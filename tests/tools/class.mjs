// `npm run class`: builds what has changed, then serves the game and the lesson service to the local network.
// Everything after `--` goes to the server: `npm run class -- --port 5000 --tables 5`.

import { spawn } from 'node:child_process'
import { ensureBuilt, isBuilt } from './build.mjs'
import { bundle } from './bundle.mjs'
import { project } from './serve.mjs'

const args = process.argv.slice(2)
// Whoever only asks what it can do need not wait for a build.
if (!args.some((arg) => ['help', '--help', '-h'].includes(arg))) {
  if (!(await isBuilt())) console.log('Building Off-Ramp …')
  await ensureBuilt()
}
const service = await bundle('src/cli/classOnly.ts', 'class')
const server = spawn(process.execPath, [service, ...args], { cwd: project, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
