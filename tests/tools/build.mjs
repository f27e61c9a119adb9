// Builds `dist/` when it is older than what it is made from.

import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { project } from './serve.mjs'

/** What the built folder is made from. */
const sources = ['src', 'assets', 'scenarios', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json']

/** The time of the latest change at or below a path, in ms; 0 where there is nothing. */
async function latest(path) {
  const info = await stat(path).catch(() => undefined)
  if (info === undefined) return 0
  if (!info.isDirectory()) return info.mtimeMs
  const below = await Promise.all((await readdir(path)).map((name) => latest(join(path, name))))
  return Math.max(info.mtimeMs, ...below)
}

/** True when `dist/` is there and nothing it is made from has changed since. */
export async function isBuilt() {
  const built = await latest(join(project, 'dist', 'index.html'))
  if (built === 0) return false
  const changed = await Promise.all(sources.map((name) => latest(join(project, name))))
  return Math.max(...changed) < built
}

/** Runs one of the installed tools with Node itself, so that no shell is needed. Resolves to its exit code. */
export function runTool(script, args, env = {}) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(project, 'node_modules', script), ...args], {
      cwd: project,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('error', fail)
    child.on('exit', (code) => done(code ?? 1))
  })
}

/** What a running vitest tells its children, and what must not make a build into a test build. */
const plain = { VITEST: undefined, TEST: undefined, MODE: undefined, DEV: undefined, PROD: undefined, SSR: undefined }

/** Resolves to the exit code of the build. */
export const build = () =>
  runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], {
    ...plain,
    BASE_URL: undefined,
    NODE_ENV: 'production',
  })

/** Builds if needed; throws when the build fails. */
export async function ensureBuilt() {
  if (await isBuilt()) return
  if ((await build()) !== 0) throw new Error('The build failed; its messages are above.')
}
