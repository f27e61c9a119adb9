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
  packages: 'external',
  logLevel: 'error',
  // The tests find scenarios beside themselves; a bundle stands elsewhere.
  define: { 'import.meta.url': JSON.stringify(new URL('../tiny/subjects.ts', import.meta.url).href) },
})
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: project, stdio: 'inherit' })
process.exitCode = status ?? 1
