/** The command line: `npm run -s offramp -- COMMAND …`. */
import { backtest } from './backtest.ts'
import { certify } from './certify.ts'
import { check } from './check/check.ts'
import { diff } from './diff.ts'
import { exportQuestion } from './export.ts'
import { graph } from './graph/graph.ts'
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

const commands: Readonly<
  Record<string, { readonly run: (args: readonly string[]) => number | Promise<number>; readonly about: string }>
> = {
  backtest: {
    run: backtest,
    about: 'backtest SCENARIO [--json] [--publish]   the documented history, and what the model says of it',
  },
  check: {
    run: check,
    about: 'check FILE… [--json] [--no-proofs] [--paths]   every problem of scenarios and translations, at once',
  },
  packages: {
    run: packages,
    about: 'packages SCENARIO [--parties ru,us] [--record FILE] [--top N] [--json]   what was possible on paper',
  },
  diff: {
    run: diff,
    about: 'diff OLD NEW [--games N] [--json]   what an edit changed in outcomes, not in lines',
  },
  export: {
    run: exportQuestion,
    about:
      'export SCENARIO --asp [--exit ID] [--record FILE] [--at ROUND] [--horizon N]   the question as a logic program for another solver',
  },
  graph: {
    run: graph,
    about: 'graph FILE [--svg F]   which articles, exits and events hang together',
  },
  new: {
    run: newScenario,
    about: 'new NAME   a scenario of three exits that plays, to change',
  },
  pack: {
    // The page is built with the project's own tools, which the other commands start without.
    run: async (args) => (await import('./pack/pack.ts')).pack(args),
    about:
      'pack FILE… [--out X.html] [--scorm X.zip]   one page that plays and debriefs offline, or a package for a learning platform',
  },
  play: {
    run: play,
    about:
      'play SCENARIO [--seat us=paper …] [--seed N] [--start ID] [--record FILE] [--sums]   one game of bots, read out',
  },
  playtest: {
    run: playtest,
    about:
      'playtest FILE [--games N] [--seed S] [--threads N] [--json F] [--html F] [--record F]   how often everything came about in bot games, and what never did',
  },
  schema: {
    run: schema,
    about: 'schema [--write]   the format as JSON Schema, and the reference of every key',
  },
  serve: {
    // The service brings a server framework along; the other commands start without it.
    run: async (args) => (await import('./serve.ts')).serve(args),
    about:
      'serve [--port N] [--host H] [--tables N] [--scenario NAME] [--data FILE] [--redis URL] …   the class server',
  },
  translate: {
    run: translate,
    about: 'translate FILE --to xx [--out F]   a file to translate, or one brought up to date',
  },
  tournament: {
    run: tournament,
    about:
      'tournament SCENARIO [--games N] [--seed S] [--cast us=paper …] [--start ID] [--acts] [--verdicts] [--paired] [--cards] [--threads N] [--json]   counts of bot games',
  },
  certify: {
    run: certify,
    about: 'certify FILE [SCENARIO]   checks again what `verdicts … --json` wrote; ends with 1 if anything fails',
  },
  verdicts: {
    run: verdicts,
    about:
      'verdicts SCENARIO [--record R] [--at ROUND] [--flips] [--json]   every exit from one state, and what proves it',
  },
  'turning-points': {
    run: turningPoints,
    about:
      'turning-points R | --history SCENARIO [--scenario S] [--exit ID] [--json]   what closed each exit, and who could have kept it',
  },
  outsiders: {
    run: outsiders,
    about:
      'outsiders SCENARIO [--record R] [--at ROUND] [--exit ID] [--json]   whom an exit’s signatories can do without',
  },
}

// Whoever has read enough, as “| head” has, is told nothing more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) {
  if (name !== '' && name !== 'help') console.error(`There is no command “${name}”.`)
  console.error(['Commands:', ...Object.values(commands).map(({ about }) => `  ${about}`)].join('\n'))
  process.exitCode = name === '' || name === 'help' ? 0 : 2
} else await runTyped(() => command.run(args))
