// The static server gives what is in its folder, to whom it should, and nothing else.

import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { project, serve } from './serve.mjs'

const place = join(project, 'tests', 'out', 'served')
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">`
let root: Awaited<ReturnType<typeof serve>>
let below: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  rmSync(place, { recursive: true, force: true })
  mkdirSync(join(place, 'dist', 'assets'), { recursive: true })
  writeFileSync(join(place, 'secret.txt'), 'secret')
  writeFileSync(join(place, 'dist', 'index.html'), `<!doctype html>${policy}`)
  writeFileSync(join(place, 'dist', '.hidden'), 'secret')
  writeFileSync(join(place, 'dist', 'assets', 'page-A1b2C3d4.js'), 'export {}')
  writeFileSync(join(place, 'dist', 'assets', 'face.woff2'), '')
  symlinkSync(join(place, 'secret.txt'), join(place, 'dist', 'link.txt'))
  root = await serve({ dir: join(place, 'dist'), port: 4600 })
  below = await serve({ dir: join(place, 'dist'), port: 4600, base: '/a/b' })
})

afterAll(async () => {
  await root.close()
  await below.close()
})

/** Asks for exactly this path; `fetch` would tidy it first. */
const ask = (port: number, path: string, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = ''
      response.on('data', (part) => (body += part))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', fail).end()
  })

test('the page comes with its own policy and with its kind', async () => {
  const { status, headers } = await ask(root.port, '/?a=b')
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  })
})

test('files named by their content are kept for good', async () => {
  const { headers } = await ask(root.port, '/assets/page-A1b2C3d4.js')
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(headers['cache-control']).toContain('immutable')
})

test('a second server takes the next port, and its base', async () => {
  expect(below.port).toBeGreaterThan(root.port)
  expect(below.url).toBe(`http://localhost:${below.port}/a/b/`)
  expect((await ask(below.port, '/a/b/assets/face.woff2')).headers['content-type']).toBe('font/woff2')
  expect((await ask(below.port, '/a/b')).headers.location).toBe('/a/b/')
  expect((await ask(below.port, '/')).status).toBe(404)
})

describe('nothing outside the folder', () => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%00',
    '/%E0%A4%A',
    '/link.txt',
    '/.hidden',
    '/assets',
    '/assets/',
    '//secret.txt',
  ])('%s', async (path) => {
    const { status, body } = await ask(root.port, path)
    expect(status).toBe(404)
    expect(body).not.toContain('secret')
  })
})

test('only reading', async () => {
  expect((await ask(root.port, '/', 'POST')).status).toBe(405)
  expect(await ask(root.port, '/', 'HEAD')).toMatchObject({ status: 200, body: '' })
})
