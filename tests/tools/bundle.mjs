// One file of everything that an entry imports from `src` and `tests`, for Node to run without a loader: it starts at
// once and runs as fast as Node can. What is installed stays where it is installed.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { project } from './serve.mjs'

/** Files find others beside themselves; in the bundle each still stands where it stood. */
const whereItStood = {
  name: 'where-it-stood',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](src|tests)[\\/].*\.(ts|mjs)$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const url = JSON.stringify(pathToFileURL(path).href)
      return { contents: text.replaceAll('import.meta.url', url), loader: path.endsWith('.ts') ? 'ts' : 'js' }
    })
  },
}

/** Bundles `entry`, a path in the project, as `.cache/<name>.mjs`, and resolves to its path. */
export async function bundle(entry, name) {
  const { outputFiles } = await build({
    entryPoints: [join(project, entry)],
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    plugins: [whereItStood],
  })
  const outfile = join(project, '.cache', `${name}.mjs`)
  mkdirSync(join(project, '.cache'), { recursive: true })
  // Several may do this at the same time: nobody sees half a file.
  const mine = `${outfile}.${process.pid}`
  writeFileSync(mine, outputFiles[0].contents)
  renameSync(mine, outfile)
  return outfile
}
