/**
 * `serve [--host H] [--port N] [--base-url URL] [--tls-cert F --tls-key F] [--redis URL] [--data FILE]
 *        [--scenario NAME] [--tables N] [--key KEY] [--dir FOLDER]`
 *
 * The class server: the built game and the lesson service on the local
 * network. Prints where pupils go, as addresses and as a QR code, the lesson's
 * code, and the teacher's key.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { type ClassServer, startClass } from '../classroom/server/server.ts'
import { lessonFolder } from './lessonFolder.ts'
import { Complaint, openScenario } from './open.ts'
import pc from './paint.ts'
import { wholeNumber } from './play.ts'

const built = resolve(dirname(fileURLToPath(import.meta.url)), '../../dist')

export async function serve(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string', default: '0.0.0.0' },
      port: { type: 'string', default: '4180' },
      'base-url': { type: 'string' },
      'tls-cert': { type: 'string' },
      'tls-key': { type: 'string' },
      redis: { type: 'string' },
      data: { type: 'string' },
      scenario: { type: 'string', default: 'prologue' },
      tables: { type: 'string', default: '6' },
      key: { type: 'string' },
      dir: { type: 'string', default: built },
    },
  })
  if (!existsSync(join(values.dir, 'index.html')))
    throw new Complaint(`There is no built game in ${values.dir}. Run “npm run build” first.`)
  if ((values['tls-cert'] === undefined) !== (values['tls-key'] === undefined))
    throw new Complaint('--tls-cert and --tls-key go together.')
  const tls =
    values['tls-cert'] === undefined
      ? undefined
      : { cert: readPem(values['tls-cert']), key: readPem(values['tls-key']!) }
  const opened = openScenario(values.scenario)
  const port = wholeNumber(values.port, 'port')
  const folder = values.data === undefined ? lessonFolder(port, Date.now()) : null
  const key = values.key ?? folder?.key
  const server = await startClass({
    dir: values.dir,
    host: values.host,
    port,
    data: values.data ?? folder!.data,
    scenario: opened.table.scenario.id,
    tables: wholeNumber(values.tables, 'tables'),
    scenarioOf: (id) => (id === opened.table.scenario.id ? opened : null),
    ...(values['base-url'] === undefined ? {} : { baseUrl: values['base-url'] }),
    ...(tls === undefined ? {} : { tls }),
    ...(values.redis === undefined ? {} : { redis: values.redis }),
    ...(key === undefined ? {} : { key }),
  })
  folder?.keepKey(server.key)
  // Heard before anybody is told how to stop it.
  const stopped = new Promise<void>((stop) => {
    process.once('SIGINT', () => stop())
    process.once('SIGTERM', () => stop())
  })
  console.log(noticeOf(server).join('\n'))
  await stopped
  await server.close()
  folder?.forget()
  return 0
}

function readPem(path: string): string {
  if (!existsSync(path)) throw new Complaint(`There is no file ${path}.`)
  return readFileSync(path, 'utf8')
}

function noticeOf({ addresses, code, key }: ClassServer): readonly string[] {
  const join = `${addresses[0]}#/class/${code}`
  return [
    '',
    pc.bold('  Off-Ramp for a class'),
    '',
    renderUnicodeCompact(join, { border: 1 })
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n'),
    '',
    `  Pupils open  ${pc.bold(addresses[0])}  and join with the code  ${pc.bold(code)}`,
    ...addresses.slice(1).map((address) => `           or  ${address}`),
    '',
    `  Teacher: ${addresses.at(-1)}#/class/${code}/board   key  ${pc.bold(key)}`,
    '  Keep the key off the projected page. Nothing is kept after the lesson unless you save it.',
    '',
    '  Stop it with Ctrl+C. If it is interrupted otherwise, start it again: the lesson goes on.',
  ]
}
