// `npm run bench`: how fast, in processor time, with medians and ranges. One bundle, so that no loader is measured.
//
//     npm run bench                 all rows
//     npm run bench -- verdicts     one part: verdicts or rounds

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { project } from '../tools/serve.mjs'

const outfile = join(project, '.cache', 'bench.mjs')
await build({
  entryPoints: [join(project, 'tests', 'bench', 'rows.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // boardgame.io has no entry that Node's modules can import; the others stay as they are installed.
  external: ['yaml', 'zod', 'inkjs', 'inkjs/full'],
  mainFields: ['module', 'main'],
  // What boardgame.io's own production build sets: no debug panel, no warnings.
  logLevel: 'error',
  // The tests find scenarios beside themselves; a bundle stands elsewhere.
  define: {
    'process.env.NODE_ENV': '"production"',
    'import.meta.url': JSON.stringify(new URL('../tiny/subjects.ts', import.meta.url).href),
  },
})
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: project, stdio: 'inherit' })
process.exitCode = status ?? 1
