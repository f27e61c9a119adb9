// Before the browser tests: one build, one server, one browser, shared by all of their files.

import type { TestProject } from 'vitest/node'
import { launchBrowserServer } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { serve } from './serve.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built game is served, with a slash at the end. */
    address: string
    /** Where to connect to the running browser. */
    browserEndpoint: string
  }
}

export default async function setUp(project: TestProject) {
  await ensureBuilt()
  const browser = await launchBrowserServer()
  const server = await serve({ port: 4300 })
  project.provide('address', server.url)
  project.provide('browserEndpoint', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await server.close()
  }
}
