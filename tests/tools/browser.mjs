// Finds a Chromium on this machine, or gets one, and starts it with an empty profile.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

/** No calls home, no first-run pages; drawing by software, so that every machine draws alike. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Software WebGL is off by default in new versions; the road is drawn with it in the tests.
  '--enable-unsafe-swiftshader',
  // A name that is not loopback: plain http under it is not a secure context, as in a classroom.
  '--host-resolver-rules=MAP class.test 127.0.0.1',
]

const advice =
  'No browser was found for the tests. Install Chromium, Chrome or Edge (for example with ' +
  '"npx playwright install chromium"), or set CHROMIUM to the path of one.'

function installed() {
  const { env } = process
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(env.HOME ?? '', 'Applications')].map((dir) => `${dir}/${name}.app/Contents/MacOS/${name}`),
    )
  }
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    const below = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
    return below.flatMap((path) => roots.map((root) => join(root, path)))
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ]
  const dirs = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => [...dirs, '/usr/bin', '/snap/bin'].map((dir) => join(dir, name)))
}

/** The Chromium that npm brought, unpacked on first use. Linux on x64 only. */
async function fromPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    // It needs a few libraries of the system; where they are missing, look on.
    return firstThere([await packed.executablePath()].filter(runs))
  } catch {
    return undefined
  }
}

function fromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.error('No browser found; installing chromium with apt-get …')
  spawnSync('apt-get', ['update'], { stdio: 'ignore' })
  const { status } = spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'inherit' })
  return status === 0 ? firstThere(installed()) : undefined
}

function fromPlaywright() {
  const there = () => firstThere([chromium.executablePath()])
  if (there() !== undefined) return there()
  console.error('No browser found; getting one with playwright …')
  const cli = fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url))
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
  return there()
}

const firstThere = (paths) => paths.find((path) => existsSync(path))

/** A stub that only says where to get the real thing is not a browser. */
function runs(path) {
  if (process.platform !== 'linux') return true
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0
}

/**
 * The path of a browser: `$CHROMIUM`, one that is installed, the one from npm, Debian's, Playwright's.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM names ${named}, and there is no such file.`)
  }
  const there = [...installed(), chromium.executablePath()].find((path) => existsSync(path) && runs(path))
  const path = there ?? (await fromPackage()) ?? fromDebian() ?? fromPlaywright()
  if (path === undefined) throw new Error(advice)
  return path
}

/** @returns {Promise<import('playwright').Browser>} */
export const launchBrowser = async () => chromium.launch({ executablePath: await findBrowser(), args })

/**
 * One browser for several test processes; connect with `chromium.connect(server.wsEndpoint())`.
 * @returns {Promise<import('playwright').BrowserServer>}
 */
export const launchBrowserServer = async () =>
  chromium.launchServer({ executablePath: await findBrowser(), args, host: '127.0.0.1' })
