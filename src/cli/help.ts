/** What each command is told with: usage, options, an example. `tests/authoring/help.test.ts` holds it to the options that the commands read. */
import { nearest } from '../scenario/nearest.ts'

export interface Page {
  /** What stands behind the name: `FILE [options]`. */
  readonly takes: string
  readonly about: string
  /** Option → its value, if it has one, and what it does. */
  readonly options: Readonly<Record<string, readonly [value: string, does: string]>>
  readonly example: string
}

const JSON_TOO = ['', 'the same as data'] as const
const RECORD = ['FILE', 'a recorded game; without it the documented history'] as const
const AT = ['ROUND', 'the round to look at, from 1'] as const
const SEED = ['N', 'another number, other games'] as const
const START = ['ID', 'one of the scenario’s later starts'] as const
const THREADS = ['N', 'how many games are played at once'] as const

const AUTHORS: Readonly<Record<string, Page>> = {
  new: {
    takes: 'NAME',
    about: 'a scenario that plays, to write over: the template, or a skeleton in your own names',
    options: {
      parties: ['NAMES', 'two to five, with commas: "North, South, Island"'],
      exits: ['N or NAMES', 'one to four, as a number or by name; 2 if left out'],
      articles: ['NAMES', 'what is negotiated; one for each party if left out'],
      host: ['NAME', 'one more seat, which lends the room and asks nothing'],
      rounds: ['N', '3 to 12; 4 if left out'],
      lang: ['en or ja', 'language of the skeleton’s own words'],
    },
    example: 'new herring --parties "North, South, Island" --exits "Herring year, Counted catch"',
  },
  check: {
    takes: 'FILE…',
    about: 'every problem of scenarios and the translations beside them, at once; what can be reached',
    options: {
      'no-proofs': ['', 'leave out what can be reached: faster'],
      paths: ['', 'say how each thing was reached'],
      lang: ['ja', 'problems in Japanese'],
      json: JSON_TOO,
    },
    example: 'check herring.yaml',
  },
  play: {
    takes: 'FILE',
    about: 'one game of bots, read out',
    options: {
      seat: ['PARTY=BOT', 'bargainer, hard, conciliatory, paper or random; again for more seats'],
      seed: SEED,
      start: START,
      record: ['FILE', 'keep the game there'],
      sums: ['', 'with what each yes and no was added up from'],
    },
    example: 'play herring.yaml --seat north=paper --seed 2',
  },
  playtest: {
    takes: 'FILE',
    about: 'many games: how often everything came about, what never did, and what to turn',
    options: {
      games: ['N', '200 if left out'],
      seed: SEED,
      html: ['FILE', 'the report as a page'],
      json: ['FILE', 'the report as data'],
      record: ['FILE', 'where to keep a game that broke a promise of the rules'],
      threads: THREADS,
    },
    example: 'playtest herring.yaml --html report.html',
  },
  diff: {
    takes: 'OLD NEW',
    about: 'what an edit changed in outcomes, not in lines',
    options: { games: ['N', 'games of bargainers on each; 60 if left out'], json: JSON_TOO },
    example: 'diff before.yaml herring.yaml',
  },
  graph: {
    takes: 'FILE',
    about: 'which rooms, articles, events and exits hang together',
    options: { svg: ['FILE', 'as a picture; without it as words'] },
    example: 'graph herring.yaml --svg herring.svg',
  },
  translate: {
    takes: 'FILE --to LANGUAGE',
    about: 'a file to translate, or one brought up to date',
    options: { to: ['LANGUAGE', 'de, fr, ja, …'], out: ['FILE', 'another file than NAME.LANGUAGE.yaml'] },
    example: 'translate herring.yaml --to de',
  },
  pack: {
    takes: 'FILE…',
    about: 'one page that plays and debriefs offline, or a package for a learning platform',
    options: { out: ['FILE.html', 'where the page goes'], scorm: ['FILE.zip', 'a SCORM 1.2 package'] },
    example: 'pack herring.yaml --out herring.html',
  },
  schema: {
    takes: '',
    about: 'the format as JSON Schema, and the reference of every key',
    options: { write: ['', 'into assets/schema and scenarios/README.md'] },
    example: 'schema',
  },
}

const READERS: Readonly<Record<string, Page>> = {
  verdicts: {
    takes: 'SCENARIO',
    about: 'every exit from one state, and what proves it',
    options: {
      record: RECORD,
      at: AT,
      seat: ['SEAT', 'as this seat knows it'],
      flips: ['', 'which assumptions would turn a verdict'],
      json: JSON_TOO,
    },
    example: 'verdicts winter-2021 --at 3',
  },
  certify: {
    takes: 'FILE [SCENARIO]',
    about: 'checks again what `verdicts … --json` wrote; ends with 1 if anything fails',
    options: {},
    example: 'certify verdicts.json',
  },
  'turning-points': {
    takes: 'RECORD, or --history SCENARIO',
    about: 'what closed each exit, and who could have kept it',
    options: {
      history: ['SCENARIO', 'the documented history instead of a recorded game'],
      scenario: ['FILE', 'the scenario, if it is not one that comes with the game'],
      exit: ['ID', 'this exit only'],
      json: JSON_TOO,
    },
    example: 'turning-points --history winter-2021',
  },
  outsiders: {
    takes: 'SCENARIO',
    about: 'whom an exit’s signatories can do without',
    options: { record: RECORD, at: AT, exit: ['ID', 'this exit only'], json: JSON_TOO },
    example: 'outsiders winter-2021 --at 3',
  },
  packages: {
    takes: 'SCENARIO',
    about: 'what was possible on paper',
    options: {
      parties: ['A,B', 'the two whose plane is drawn'],
      record: ['FILE', 'where a recorded table stood'],
      top: ['N', 'how many packages are listed; 10 if left out'],
      json: JSON_TOO,
    },
    example: 'packages prologue',
  },
  tournament: {
    takes: 'SCENARIO',
    about: 'how often each exit was signed, by who plays: counts of bot games',
    options: {
      games: ['N', 'of each cast; 100 if left out'],
      seed: SEED,
      cast: ['PARTY=BOT', 'a cast of your own; all=BOT for every seat'],
      start: START,
      acts: ['', 'with the acts that were played'],
      verdicts: ['', 'with what could still be reached'],
      paired: ['', 'each cast on the same seeds, compared game by game'],
      cards: ['', 'which cards matter'],
      threads: THREADS,
      json: JSON_TOO,
    },
    example: 'tournament prologue --games 20',
  },
  backtest: {
    takes: 'SCENARIO',
    about: 'the documented history, and what the model says of it',
    options: { publish: ['', 'write the table into assets/backtest'], json: JSON_TOO },
    example: 'backtest winter-2021',
  },
  export: {
    takes: 'SCENARIO --asp',
    about: 'the question as a logic program for another solver',
    options: {
      asp: ['', 'as a logic program'],
      exit: ['ID', 'ask of this exit only'],
      record: RECORD,
      at: AT,
      horizon: ['N', 'rounds that it may look ahead'],
    },
    example: 'export prologue --asp',
  },
}

const TEACHERS: Readonly<Record<string, Page>> = {
  serve: {
    takes: '',
    about: 'the class server',
    options: {
      port: ['N', '4180 if left out'],
      host: ['ADDRESS', 'where it listens; everywhere if left out'],
      'base-url': ['URL', 'the address that pupils are given'],
      tables: ['N', 'tables of the lesson; 6 if left out'],
      scenario: ['NAME', 'what is played; the prologue if left out'],
      data: ['FILE', 'where lessons are kept for good; if left out, until the server is ended'],
      redis: ['URL', 'several servers for one lesson'],
      key: ['WORDS', 'the teacher’s key; made up if left out'],
      'tls-cert': ['FILE', 'a certificate'],
      'tls-key': ['FILE', 'its key'],
      dir: ['FOLDER', 'another build of the game'],
    },
    example: 'serve --tables 8',
  },
}

export const PAGES: Readonly<Record<string, Page>> = { ...AUTHORS, ...READERS, ...TEACHERS }

const CALL = 'npm run -s offramp --'

/** All commands, by who needs them. */
export const overview = (): string =>
  [
    ...section('To write a scenario', AUTHORS),
    ...section('To ask of a game', READERS),
    ...section('To give a lesson', TEACHERS),
    `Options and an example: ${CALL} help COMMAND`,
  ].join('\n')

const section = (title: string, pages: Readonly<Record<string, Page>>): readonly string[] => [
  `${title}:`,
  ...Object.entries(pages).map(([name, { takes, about }]) => `  ${`${name} ${takes}`.trim().padEnd(46)} ${about}`),
  '',
]

export function pageOf(name: string): string {
  const { takes, about, options, example } = PAGES[name]!
  const rows = Object.entries(options).map(
    ([option, [value, does]]) => `  ${`--${option} ${value}`.trim().padEnd(26)} ${does}`,
  )
  return [
    `${CALL} ${`${name} ${takes}`.trim()}${rows.length === 0 ? '' : ' [options]'}`,
    '',
    `  ${about}`,
    ...(rows.length === 0 ? [] : ['', ...rows]),
    '',
    `For example: ${CALL} ${example}`,
  ].join('\n')
}

export function noCommand(name: string): string {
  const meant = nearest(name, Object.keys(PAGES))
  return `There is no command “${name}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`
}

/** Node's own message tells how to pass a file whose name begins with dashes; nobody meant that. */
export function noOption(name: string, typed: string): string {
  const own = Object.keys(PAGES[name]?.options ?? {})
  const meant = nearest(typed, own)
  return `“${name}” has no option “--${typed}”.${meant === undefined ? '' : ` Did you mean “--${meant}”?`} ${CALL} help ${name} says which it has.`
}

const HELP = ['help', '--help', '-h']

/** Does one of these words ask what a command does? */
export const asksForHelp = (words: readonly string[]): boolean => words.some((word) => HELP.includes(word))
