// The build: one page, relative addresses, a strict security policy, and the settings of the tests.
//
// Everything that the page needs is in `dist/` and is asked for with a relative address, so the folder
// runs unchanged at a domain root, in a sub-folder, or inside a learning platform's frame.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { japaneseFonts } from './src/ui/fonts/japaneseFonts.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const underTest = process.env['VITEST'] !== undefined

/** Browsers of the last two years (product.md, Standards). */
const browsers = ['chrome131', 'edge131', 'firefox132', 'safari18']

/**
 * The style elements that react-aria adds by script, word for word: how a press and a scroll behave on a
 * touch screen. Their hashes are the only inline styles that the policy lets through; everything else is a
 * file, or is set property by property, which the policy does not forbid. A browser test watches for any
 * `securitypolicyviolation`, so an update of react-aria that changes these lines is noticed.
 */
const reactAriaStyles = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
]

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The security policy. Written into the built page; our own servers send it as a header as well. */
export const securityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${reactAriaStyles.map(sha256).join(' ')}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Puts the policy first in the head, in the build only: the development server needs inline scripts. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: securityPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}

/**
 * Makes `import winter from '…/winter.yaml'` give `{ source, name }`: the text as its author wrote it, to be
 * parsed where diagnostics are wanted. In development a saved file does not reload the page; it sends
 * `scenario:changed` with `{ file, name, source }`, so that a game can replay its last run on the new text:
 *
 *     import.meta.hot?.on('scenario:changed', ({ name, source }) => …)
 */
function scenarioModules(): Plugin {
  const isScenario = (id: string) => id.endsWith('.yaml')
  const nameOf = (id: string) => {
    const below = relative(resolve(here, 'scenarios'), id).split(sep).join('/')
    return (below.startsWith('..') ? basename(id) : below).replace(/\.yaml$/, '')
  }
  return {
    name: 'scenario-modules',
    enforce: 'pre',
    async load(id) {
      if (!isScenario(id)) return null
      const source = await readFile(id, 'utf8')
      this.addWatchFile(id)
      return {
        code: `export default ${JSON.stringify({ source, name: nameOf(id) })};`,
        moduleType: 'js',
        map: null,
      }
    },
    async hotUpdate({ file, type, modules, read }) {
      if (!isScenario(file) || this.environment.name !== 'client' || type === 'delete') return
      for (const module of modules) this.environment.moduleGraph.invalidateModule(module)
      const data = {
        file: relative(here, file).split(sep).join('/'),
        name: nameOf(file),
        source: await read(),
      }
      this.environment.hot.send({ type: 'custom', event: 'scenario:changed', data })
      return []
    },
  }
}

/**
 * Builds Phaser from its own `src/phaser-core.js`, with the switches that its packagers set: two renderers,
 * no sound. Core has graphics, images, layers, sprites and text, and nothing that scenes here do not use.
 */
function phaserCore(): Plugin {
  const switches: Record<string, boolean> = {
    WEBGL_RENDERER: true,
    CANVAS_RENDERER: true,
    WEBGL_DEBUG: false,
    FEATURE_SOUND: false,
    PLUGIN_CAMERA3D: false,
    PLUGIN_FBINSTANT: false,
  }
  const anySwitch = new RegExp(`\\btypeof (${Object.keys(switches).join('|')})\\b`, 'g')
  return {
    name: 'phaser-core',
    apply: (_config, { command }) => command === 'build' && !underTest,
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^phaser$/,
            replacement: resolve(here, 'node_modules/phaser/src/phaser-core.js'),
          },
        ],
      },
    }),
    transform: {
      filter: { id: /node_modules\/phaser\/src\/.*\.js$/ },
      handler(code) {
        if (code.includes('.Phaser = Phaser')) code = code.replace('global.Phaser = Phaser;', '')
        return {
          code: code.replace(anySwitch, (_all, name: string) => String(switches[name])),
          map: null,
        }
      },
    },
  }
}

/** Font families ship old .woff files beside .woff2; every browser we hold to reads .woff2. */
function modernFontsOnly(): Plugin {
  return {
    name: 'modern-fonts-only',
    enforce: 'pre',
    transform: {
      filter: { id: /@fontsource[^?]*\.css/ },
      handler: (code) => ({
        code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\(["']?woff["']?\)/g, ''),
        map: null,
      }),
    },
  }
}

/**
 * Registers the service worker where there can be one. A plain http address on a local network and some
 * frames have none; the game then runs without, and says nothing.
 */
function offlineScript(): Plugin {
  const source =
    "if (isSecureContext) addEventListener('load', function () {\n" +
    "  try { navigator.serviceWorker.register('./sw.js', { scope: './' }).catch(function () {}); } catch (e) {}\n" +
    '});\n'
  return {
    name: 'offline-script',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'offline.js', source })
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: './offline.js', defer: true }, injectTo: 'head' }],
    },
  }
}

/**
 * Offline after the first load, without a prompt. A new version is fetched in the background and waits until
 * every open page of the old one is closed: a running game never meets parts of another build.
 */
function offline() {
  return VitePWA({
    registerType: 'prompt',
    injectRegister: null,
    scope: './',
    base: './',
    manifest: {
      name: 'Off-Ramp',
      short_name: 'Off-Ramp',
      description: 'A negotiation simulation: documented positions and the ways out they leave.',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#f6f1e6',
      theme_color: '#f6f1e6',
      icons: [{ src: './icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
    },
    workbox: {
      globPatterns: ['**/*.{js,css,html,svg,png,webp,json,yaml,woff2}'],
      // Numbered files are the hundreds of slices of a Japanese face: kept once a text has needed them.
      globIgnores: ['**/*-[0-9]*-{400,500,600,700,900}-normal*.woff2', 'sw.js', 'workbox-*.js'],
      maximumFileSizeToCacheInBytes: 8_000_000,
      cleanupOutdatedCaches: true,
      skipWaiting: false,
      clientsClaim: true,
      runtimeCaching: [
        {
          urlPattern: ({ request, sameOrigin }) => sameOrigin && request.destination === 'font',
          handler: 'CacheFirst',
          options: { cacheName: 'faces', expiration: { maxEntries: 400 } },
        },
      ],
    },
  })
}

/** Files whose address does not change from build to build: the manifest's icon, and the licences that travel along. */
function fixedFiles(): Plugin {
  const files = {
    'icon.svg': 'assets/icon.svg',
    'license.txt': 'LICENSE',
    'notices.txt': 'assets/notices.md',
  }
  return {
    name: 'fixed-files',
    apply: 'build',
    async generateBundle() {
      for (const [fileName, from] of Object.entries(files)) {
        this.emitFile({ type: 'asset', fileName, source: await readFile(resolve(here, from)) })
      }
    },
  }
}

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [
    scenarioModules(),
    modernFontsOnly(),
    japaneseFonts({
      folders: [resolve(here, 'assets'), resolve(here, 'scenarios')],
      cache: resolve(here, '.cache/fonts'),
    }),
    react(),
    ...(underTest ? [] : [phaserCore(), policyInPage(), offlineScript(), fixedFiles(), offline()]),
  ],
  build: {
    target: browsers,
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    // How long each plugin took is no warning to somebody who starts the game.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  worker: { format: 'es', plugins: () => [scenarioModules()] },
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    testTimeout: 20_000,
    // What the commands print is compared as plain text, whatever the machine wishes for its own log.
    env: { FORCE_COLOR: '' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/out/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/tools/browser-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
