/** The command line: `npm run -s offramp -- COMMAND …`. */
import { backtest } from './backtest.ts'
import { certify } from './certify.ts'
import { check } from './check/check.ts'
import { diff } from './diff.ts'
import { exportQuestion } from './export.ts'
import { graph } from './graph/graph.ts'
import { asksForHelp, noCommand, overview, PAGES, pageOf } from './help.ts'
import { newScenario } from './new.ts'
import { outsiders } from './outsiders.ts'
import { packages } from './packages.ts'
import { play } from './play.ts'
import { playtest } from './playtest/playtest.ts'
import { schema } from './schema.ts'
import { tournament } from './tournament.ts'
import { translate } from './translate.ts'
import { turningPoints } from './turningPoints.ts'
import { runTyped } from './typed.ts'
import { verdicts } from './verdicts.ts'

type Run = (args: readonly string[]) => number | Promise<number>

/** Each has its page in `help.ts`. */
const commands: Readonly<Record<string, Run>> = {
  backtest,
  certify,
  check,
  diff,
  export: exportQuestion,
  graph,
  new: newScenario,
  outsiders,
  // The page is built with the project's own tools, which the other commands start without.
  pack: async (args) => (await import('./pack/pack.ts')).pack(args),
  packages,
  play,
  playtest,
  schema,
  // The service brings a server framework along; the other commands start without it.
  serve: async (args) => (await import('./serve.ts')).serve(args),
  tournament,
  translate,
  'turning-points': turningPoints,
  verdicts,
}

// Whoever has read enough, as “| head” has, is told nothing more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const [name = '', ...args] = process.argv.slice(2)
const about = asksForHelp([name]) ? args[0] : asksForHelp(args) ? name : undefined
if (about !== undefined && Object.hasOwn(PAGES, about)) console.log(pageOf(about))
else if (about === undefined && asksForHelp([name])) console.log(overview())
else if (name === '') console.error(overview())
else if (!Object.hasOwn(commands, name)) {
  console.error(`${noCommand(about ?? name)}\n\n${overview()}`)
  process.exitCode = 2
} else await runTyped(name, () => commands[name]!(args))
