// Files below one folder and nothing else, with the page's own security policy as a header: what `npm start`,
// the tests and the class server answer with. Plain JavaScript, so that `npm start` runs without a build step.

import { createReadStream } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const kinds = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.yaml': 'text/yaml; charset=utf-8',
  '.zip': 'application/zip',
}

/** The policy that the build wrote into the page, so that header and page cannot disagree. */
async function policyOf(dir) {
  const page = await readFile(join(dir, 'index.html'), 'utf8').catch(() => '')
  const content = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1]
  return content?.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** `/a/b` or `a/b/` → `/a/b/`. */
const asBase = (text) => `/${text.split('/').filter(Boolean).join('/')}/`.replace('//', '/')

/**
 * The file that an address asks for, or undefined where there is none to give: outside the base, outside the
 * folder (by `..`, by an encoded slash, or by a link), a dot-file, or not a file.
 */
async function fileFor(address, base, root) {
  let path
  try {
    path = decodeURIComponent(address.split(/[?#]/, 1)[0])
  } catch {
    return undefined
  }
  if (!path.startsWith(base) || /[\\\0]/.test(path)) return undefined
  const parts = path.slice(base.length).split('/')
  if (parts.some((part) => part.startsWith('.'))) return undefined
  const wanted = path.endsWith('/') ? join(root, ...parts, 'index.html') : join(root, ...parts)
  const real = await realpath(wanted).catch(() => undefined)
  if (real === undefined || !real.startsWith(root + sep)) return undefined
  const info = await stat(real)
  return info.isFile() ? { path: real, size: info.size, changed: info.mtime } : undefined
}

function headersFor(file, policy) {
  const named = /-[\w-]{8}\.\w+$/.test(file.path) && file.path.includes(`${sep}assets${sep}`)
  return {
    'Content-Type': kinds[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': file.size,
    'Last-Modified': file.changed.toUTCString(),
    'Cache-Control': named ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(policy === undefined ? {} : { 'Content-Security-Policy': policy }),
  }
}

async function answer(request, response, { base, root, policy }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return response.writeHead(405, { Allow: 'GET, HEAD' }).end()
  }
  const path = request.url ?? '/'
  if (base !== '/' && path === base.slice(0, -1)) return response.writeHead(308, { Location: base }).end()
  const file = await fileFor(path, base, root)
  if (file === undefined) {
    return response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such page here.\n')
  }
  response.writeHead(200, headersFor(file, policy))
  if (request.method === 'HEAD') return response.end()
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response)
}

/**
 * Answers requests with the files of `dir` below `base`.
 * @param {{ dir: string, base?: string }} options
 * @returns {Promise<{ base: string, answer: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void }>}
 */
export async function staticFiles({ dir, base = '/' }) {
  const root = await realpath(dir)
  const about = { base: asBase(base), root, policy: await policyOf(root) }
  return {
    base: about.base,
    answer: (request, response) => void answer(request, response, about).catch(() => response.destroy()),
  }
}
