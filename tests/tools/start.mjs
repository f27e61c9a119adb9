// `npm start`: builds what has changed, serves it on this machine, and says where.

import { parseArgs } from 'node:util'
import { ensureBuilt, isBuilt } from './build.mjs'
import { serve } from './serve.mjs'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    host: { type: 'string', default: '127.0.0.1' },
    base: { type: 'string', default: '/' },
  },
})

if (!(await isBuilt())) console.log('Building Off-Ramp …')
await ensureBuilt()
const { url } = await serve({ ...values, port: Number(values.port) })
console.log(`\n  Off-Ramp is at  ${url}\n\n  Stop it with Ctrl+C.`)
