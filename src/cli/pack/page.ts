/**
 * The whole game as one page: script, styles, faces, pictures and the analysis
 * thread inside, nothing asked for from anywhere. Built by the project's own
 * build with everything in one piece; then the scenario is put in as data.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../../host/node/project.ts'
import { PACKED, type PackedScenario } from '../../scenario/packed.ts'

/** The parts of a page, not yet put together. */
export interface Parts {
  readonly script: string
  readonly worker: string
  readonly style: string
  /** As data in an address. */
  readonly icon: string
  /** Hashes of the styles that a library adds by script. */
  readonly libraryStyles: readonly string[]
}

/** Builds the page anew, so that what is packed is what is in the folder. */
export async function buildParts(): Promise<Parts> {
  const { build } = await import('vite')
  const folder = mkdtempSync(join(tmpdir(), 'off-ramp-pack-'))
  try {
    await build({
      root: projectFolder,
      configFile: join(projectFolder, 'vite.config.ts'),
      logLevel: 'error',
      plugins: [withoutStudio],
      build: {
        outDir: folder,
        emptyOutDir: true,
        cssCodeSplit: false,
        assetsInlineLimit: () => true,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    })
    return partsIn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A packed page plays; the studio, its editor and its threads stay at home. */
const withoutStudio = {
  name: 'without-studio',
  enforce: 'pre' as const,
  load: (id: string) => (/[\\/]studio[\\/]Studio\.tsx$/.test(id) ? 'export const Studio = () => null' : null),
}

function partsIn(folder: string): Parts {
  const assets = join(folder, 'assets')
  const read = (pattern: RegExp) =>
    readdirSync(assets)
      .filter((name) => pattern.test(name))
      .map((name) => readFileSync(join(assets, name), 'utf8'))
  const scripts = read(/^(?!.*worker).*\.js$/)
  const workers = read(/worker.*\.js$/)
  if (scripts.length !== 1 || workers.length !== 1)
    throw new Error(`broken belief: one script and one worker, not ${scripts.length} and ${workers.length}`)
  if (/(^|[;}\s])(import|export)[\s{*"'(]/.test(workers[0]!.replace(/\bimport\(/g, '')))
    throw new Error('broken belief: the thread is one script that needs no other')
  const policy = readFileSync(join(folder, 'index.html'), 'utf8')
  return {
    script: scripts[0]!,
    worker: workers[0]!,
    style: read(/\.css$/).join('\n'),
    icon: `data:image/svg+xml;base64,${readFileSync(join(folder, 'icon.svg')).toString('base64')}`,
    libraryStyles: [...policy.matchAll(/(?:'|&#39;)(sha256-[A-Za-z0-9+/=]+)(?:'|&#39;)/g)].map(([, hash]) => hash!),
  }
}

export interface Page {
  readonly title: string
  readonly language: string
  readonly scenarios: readonly PackedScenario[]
  /** A script of its own that runs first: the door to a learning platform. */
  readonly first?: string
}

/** Puts a page together. Its policy lets through these scripts and styles, by their hashes, and no address at all. */
export function pageOf(parts: Parts, { title, language, scenarios, first }: Page): string {
  const scripts = [...(first === undefined ? [] : [first]), WORKER_DOOR, parts.script].map(inScript)
  const style = inStyle(parts.style)
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${[hashOf(style), ...parts.libraryStyles.map((hash) => `'${hash}'`)].join(' ')}`,
    'img-src data: blob:',
    'font-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const [before, entry] = [scripts.slice(0, -1), scripts.at(-1)]
  return `<!doctype html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${attribute(title)}</title>
<link rel="icon" type="image/svg+xml" href="${parts.icon}">
<style>${style}</style>
</head>
<body>
<div id="root"></div>
<noscript><p>Off-Ramp is a program that runs in this page, so it needs JavaScript. Nothing is sent anywhere.</p></noscript>
<script type="application/json" id="${PACKED}">${asData(scenarios)}</script>
<script type="application/json" id="packed-worker">${asData(parts.worker)}</script>
${before.map((script) => `<script>${script}</script>`).join('\n')}
<script type="module">${entry}</script>
</body>
</html>
`
}

/**
 * A page from a file may not start a thread from another file, nor as a module,
 * but may from text of its own. Where even that is forbidden there is none, as anywhere.
 */
const WORKER_DOOR = `(function () {
  var Made = window.Worker
  if (!Made) return
  var text = JSON.parse(document.getElementById('packed-worker').textContent)
  window.Worker = function () {
    var address = URL.createObjectURL(new Blob(['"use strict";', text], { type: 'text/javascript' }))
    return new Made(address)
  }
})()`

/** Nothing in a script or style may end its element; the data cannot even begin one. */
const inScript = (text: string): string => text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--')
const inStyle = (text: string): string => text.replace(/<\/(style)/gi, '<\\/$1')
const asData = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028|\u2029/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
const attribute = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
