/**
 * One person's session around the games: settings, saved games, the open one.
 * The record is the truth; what is replayed from it is a cache.
 */
import { produce } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Agenda, Answer } from '../domain/move.ts'
import type { GameRecord } from '../domain/record.ts'
import { type Replay, replay } from '../engine/game.ts'
import type { Table } from '../engine/table.ts'
import { no, ok, type Reason, type Result } from '../std/result.ts'
import { libraryOf, readText, type ScenarioText } from './carried.ts'
import { answer, answerAll, type Bots, branch, lean, nextRound, send, sound, undo } from './flow.ts'
import type { GameFile } from './gameFile.ts'
import type { LessonSaid } from './lessonTable.ts'
import { emptyRecord, type Library } from './library.ts'
import { codeToRecord } from './link.ts'
import type { StorageTrouble, World } from './ports.ts'
import { readSave } from './readSave.ts'
import { EMPTY_DRAFT, type Mode, type Save } from './save.ts'
import { type Language, readSettings, SETTINGS_KEY, type Settings, textLanguage } from './settings.ts'
import type { Summary } from './summary.ts'

/** The open game with its replay. */
export interface Open {
  readonly save: Save
  readonly table: Table
  readonly played: Replay
  /** Another tab holds this game: look, do not touch. */
  readonly readOnly: boolean
}

export interface BrokenGame {
  readonly id: string
  readonly reason: Reason
  /** What is stored of it, to be taken away. */
  readonly text: string
}

export interface SessionState {
  readonly settings: Settings
  readonly games: readonly Save[]
  /** Stored games that do not read, and why. */
  readonly broken: readonly BrokenGame[]
  readonly open: Open | null
  /** A sentence the person should see now. */
  readonly notice: Reason | null
  readonly trouble: StorageTrouble | null
  /** The last deleted game, for undo. */
  readonly deleted: Save | null
}

export interface NewGame {
  readonly scenario: string
  readonly mode: Mode
  readonly me?: string
  /** Holder of each seat; missing seats are bargainers (solo) or people (one device). */
  readonly seats?: GameRecord['seats']
  readonly start?: string
  readonly pack?: string
  readonly sets?: Readonly<Record<string, number>>
  readonly name: string
  readonly lesson?: Save['lesson']
}

export interface Session {
  readonly store: StoreApi<SessionState>
  setSettings(change: Partial<Settings>): void
  start(game: NewGame): Result<string>
  openGame(id: string): Result<Open>
  openCode(code: string, name: string): Result<string>
  openRecord(record: GameRecord, name: string): Result<string>
  /** A file: where it brings its scenario or a summary, they are kept with the game; `newWords` takes its text even where one with the same rules is kept. */
  openFile(file: GameFile, name: string, newWords?: boolean): Result<string>
  /** The text of a game's scenario, from the shelf or as it came with the game. */
  textOf(record: GameRecord): ScenarioText | undefined
  /** Keeps what can be read of a game where it cannot be replayed. */
  summarise(id: string, summary: Summary): void
  pick(seat: string, agenda: Agenda): void
  send(seat: string, agenda: Agenda): Result<Open>
  answer(seat: string, matter: string, given: Answer): Result<Open>
  /** Notes answers that are not sent yet; null takes one back. */
  lean(seat: string, notes: Readonly<Record<string, Answer | null>>): void
  answerAll(seat: string, given: Readonly<Record<string, Answer>>): Result<Open>
  next(): void
  undo(): void
  readEnd(): void
  /** What the open table of a lesson says, beside its game. */
  sayInLesson(said: LessonSaid): void
  branchFrom(rounds: number, name: string): Result<string>
  rename(id: string, name: string): void
  remove(id: string): void
  restore(): void
  dismiss(): void
  /** Takes the open game over from another tab. */
  takeOver(): void
  /** Called every few seconds while the page lives: says that this tab still holds the game. */
  beat(): void
  close(): void
  /** The page is being left: another tab may take the game. */
  leave(): void
  /** The scenario files changed under us: replay the open game on the new text. */
  reload(): void
}

export const GAMES_KEY = 'off-ramp:games'
/** A scenario's text by the hash of its rules: one for all games played on it. */
const TEXT_KEY = 'off-ramp:text:'
/** The text of one edition: somebody edited the words of a scenario that is on the shelf, and plays that. */
const editedKey = ({ rules, text }: GameRecord): string => `${rules}.${text}`
const HOLD_KEY = 'off-ramp:hold:'
/** A tab that has not said so for this long has gone. */
const HOLD_MS = 12_000

export function session(
  world: World,
  shelfOf: (language: string) => Library,
  bots: Bots,
  deviceLanguage: Language,
): Session {
  const settings = readSettings(world.shelf.read(SETTINGS_KEY), deviceLanguage)
  const me = world.id()
  const kept = readGames(world)
  const store = createStore<SessionState>(() => ({
    settings,
    games: kept.games,
    broken: kept.broken,
    open: null,
    notice: kept.broken[0]?.reason ?? null,
    trouble: null,
    deleted: null,
  }))
  dropTexts(world, kept.games)
  const get = store.getState
  const edit = (recipe: (draft: { -readonly [K in keyof SessionState]: SessionState[K] }) => void) =>
    store.setState(produce(get(), recipe as never), true)

  const write = (key: string, value: string): void => {
    const trouble = world.shelf.write(key, value)
    if (trouble !== get().trouble) edit((draft) => void (draft.trouble = trouble))
  }
  const keep = (save: Save): void => {
    const stamped = { ...save, updated: world.now() }
    const games = [stamped, ...get().games.filter((game) => game.id !== save.id)]
    store.setState({ games })
    // One key a game: two tabs on two games do not overwrite each other.
    write(`${GAMES_KEY}:${save.id}`, JSON.stringify(stamped))
    write(GAMES_KEY, JSON.stringify(games.map((game) => game.id)))
    keepText(save.record)
  }
  const texts = new Map<string, ScenarioText | null>()
  const shelfFor = (record: GameRecord): Result<{ library: Library; table: Table }> => {
    const language = textLanguage(get().settings)
    const edited = carriedText(editedKey(record))
    const inItsWords = edited === null ? undefined : libraryOf(edited, language)
    const asEdited = inItsWords?.tableFor(record)
    if (inItsWords !== undefined && asEdited?.ok) return ok({ library: inItsWords, table: asEdited.value })
    const shelf = shelfOf(language)
    const table = shelf.tableFor(record)
    if (table.ok) return ok({ library: shelf, table: table.value })
    const text = carriedText(record.rules)
    const own = text === null ? undefined : libraryOf(text, language)
    const carried = own?.tableFor(record)
    return own !== undefined && carried?.ok ? ok({ library: own, table: carried.value }) : table
  }
  const carriedText = (key: string): ScenarioText | null => {
    const known = texts.get(key)
    if (known !== undefined) return known
    const stored = world.shelf.read(TEXT_KEY + key)
    const text = stored === null ? null : parsed(stored)
    texts.set(key, text)
    return text
  }
  /** Where a text is kept: one for all games of its rules, but apart where the shelf has the same rules in other words. */
  const keyFor = (record: GameRecord, { source }: ScenarioText): string => {
    const shelf = shelfOf(textLanguage(get().settings))
    const isShelved = shelf.ids.includes(record.scenario) && shelf.tableFor(record).ok
    return isShelved && shelf.text(record.scenario)?.source !== source ? editedKey(record) : record.rules
  }
  const keepText = (record: GameRecord): void => {
    if (carriedText(editedKey(record)) !== null || carriedText(record.rules) !== null) return
    const shelf = shelfOf(textLanguage(get().settings))
    const text = shelf.tableFor(record).ok ? shelf.text(record.scenario) : undefined
    if (text === undefined) return
    texts.set(record.rules, text)
    // Without it the game still opens on this shelf: no reason to speak of a storage that is nearly full.
    world.shelf.write(TEXT_KEY + record.rules, JSON.stringify(text))
  }
  const heldElsewhere = (id: string): boolean => {
    const [holder, at] = (world.shelf.read(HOLD_KEY + id) ?? '').split(' ')
    return holder !== '' && holder !== me && world.now() - Number(at) < HOLD_MS
  }
  const hold = (id: string): void => void world.shelf.write(HOLD_KEY + id, `${me} ${world.now()}`)
  const load = (save: Save): Result<Open> => {
    const found = shelfFor(save.record)
    if (!found.ok) return found
    const { table } = found.value
    const played = replay(table, save.record)
    if (!played.ok) return played
    return ok({ save: sound(table, save, played.value), table, played: played.value, readOnly: heldElsewhere(save.id) })
  }
  const show = (save: Save): Result<Open> => {
    const open = load(save)
    if (open.ok) store.setState({ open: open.value })
    else store.setState({ notice: open.reason })
    return open
  }
  const change = (make: (open: Open) => Result<Save>): Result<Open> => {
    const { open } = get()
    if (open === null) return no('no-game')
    if (open.readOnly) return no('read-only')
    const made = make(open)
    if (!made.ok) {
      store.setState({ notice: made.reason })
      return made
    }
    keep(made.value)
    return show(made.value)
  }
  const add = (save: Save): Result<string> => {
    const shown = show(save)
    if (!shown.ok) return shown
    hold(save.id)
    keep(save)
    return ok(save.id)
  }

  world.shelf.watch((key, value) => {
    const { open } = get()
    if (open !== null && key === HOLD_KEY + open.save.id && value !== null && !value.startsWith(me))
      store.setState({ open: { ...open, readOnly: true } })
    if (open !== null && key === `${GAMES_KEY}:${open.save.id}` && value !== null && open.readOnly) {
      const save = readSave(value)
      if (save.ok) show(save.value)
    }
    if (key === GAMES_KEY) {
      const { games, broken } = readGames(world)
      store.setState({ games, broken })
    }
    if (key === SETTINGS_KEY) store.setState({ settings: readSettings(value, deviceLanguage) })
  })

  const api: Session = {
    store,
    setSettings(changed) {
      const next = { ...get().settings, ...changed }
      store.setState({ settings: next })
      write(SETTINGS_KEY, JSON.stringify(next))
      const { open } = get()
      if (open !== null && (changed.language !== undefined || changed.texts !== undefined)) show(open.save)
    },
    start(game) {
      const scenario = shelfOf(textLanguage(get().settings)).scenario(game.scenario)
      if (scenario === undefined) return no('record-scenario', { scenario: game.scenario })
      const seats: Record<string, string> = {}
      for (const party of scenario.parties) {
        if (party.role !== 'seat') continue
        seats[party.id] =
          game.seats?.[party.id] ?? (game.mode !== 'solo' || party.id === game.me ? 'person' : 'bargainer')
      }
      const extra = {
        ...(game.pack === undefined ? {} : { pack: game.pack }),
        ...(game.sets === undefined ? {} : { sets: game.sets }),
        ...(game.start === undefined ? {} : { start: game.start }),
      }
      return add({
        version: 1,
        id: world.id(),
        name: game.name,
        mode: game.mode,
        ...(game.me === undefined ? {} : { me: game.me }),
        ...(game.lesson === undefined ? {} : { lesson: game.lesson }),
        record: emptyRecord(scenario, seats, world.seed(), extra),
        draft: EMPTY_DRAFT,
        said: [],
        updated: world.now(),
      })
    },
    openGame(id) {
      const { open, games, broken } = get()
      if (open?.save.id === id) return ok(open)
      const save = games.find((game) => game.id === id)
      if (save === undefined)
        return { ok: false, reason: broken.find((game) => game.id === id)?.reason ?? { code: 'no-game' } }
      const loaded = load(save)
      // The page that asked says why; what was open before is not shown under this game's address.
      if (!loaded.ok) return loaded
      if (!heldElsewhere(id)) hold(id)
      store.setState({ open: loaded.value })
      return loaded
    },
    openCode(code, name) {
      const record = codeToRecord(code)
      return record.ok ? api.openRecord(record.value, name) : record
    },
    openRecord: (record, name) => api.openFile({ record }, name),
    openFile({ record, scenario, summary }, name, newWords = false) {
      if (
        scenario !== undefined &&
        (newWords || carriedText(record.rules) === null) &&
        libraryOf(scenario, textLanguage(get().settings)).tableFor(record).ok
      ) {
        const key = newWords ? keyFor(record, scenario) : record.rules
        texts.set(key, scenario)
        write(TEXT_KEY + key, JSON.stringify(scenario))
      }
      const person = Object.keys(record.seats).find((seat) => record.seats[seat] === 'person')
      // A run of the computer's seats alone is open to whoever wants to go on with it.
      const seats =
        person === undefined
          ? Object.fromEntries(Object.keys(record.seats).map((seat) => [seat, 'person']))
          : record.seats
      const people = Object.values(seats).filter((holder) => holder === 'person').length
      const mode: Mode = people === 1 ? 'solo' : 'open'
      const save: Save = {
        version: 1,
        id: world.id(),
        name,
        mode,
        ...(people === 1 && person !== undefined ? { me: person } : {}),
        record: { ...record, seats },
        draft: EMPTY_DRAFT,
        said: record.rounds.map(() => ({})),
        ...(summary === undefined ? {} : { summary }),
        updated: world.now(),
      }
      const loaded = load(save)
      if (loaded.ok || summary === undefined) return add(save)
      // It cannot be played here, but what it brought can be read.
      keep(save)
      return ok(save.id)
    },
    textOf(record) {
      const shelf = shelfOf(textLanguage(get().settings))
      const own =
        shelf.ids.includes(record.scenario) && shelf.tableFor(record).ok ? shelf.text(record.scenario) : undefined
      return carriedText(editedKey(record)) ?? own ?? carriedText(record.rules) ?? undefined
    },
    summarise(id, summary) {
      const { open, games } = get()
      const save = games.find((game) => game.id === id)
      if (
        save === undefined ||
        open?.save.id !== id ||
        open.readOnly ||
        JSON.stringify(save.summary) === JSON.stringify(summary)
      )
        return
      const told = { ...save, summary }
      store.setState({
        games: games.map((game) => (game.id === id ? told : game)),
        open: { ...open, save: { ...open.save, summary } },
      })
      write(`${GAMES_KEY}:${id}`, JSON.stringify(told))
    },
    pick(seat, agenda) {
      const { open } = get()
      if (open === null || open.readOnly) return
      const save = {
        ...open.save,
        draft: { ...open.save.draft, picked: { ...open.save.draft.picked, [seat]: agenda } },
      }
      keep(save)
      store.setState({ open: { ...open, save } })
    },
    send: (seat, agenda) => change((open) => send(open.table, open.save, bots, seat, agenda)),
    answer: (seat, matter, given) => change((open) => answer(open.table, open.save, bots, seat, matter, given)),
    lean(seat, notes) {
      const { open } = get()
      if (open === null || open.readOnly) return
      const save = lean(open.save, seat, notes)
      keep(save)
      store.setState({ open: { ...open, save } })
    },
    answerAll: (seat, given) => change((open) => answerAll(open.table, open.save, bots, seat, given)),
    next: () => void change((open) => ok(nextRound(open.save))),
    undo: () =>
      void change((open) => {
        const before = undo(open.save)
        return before === null ? no('no-undo') : ok(before)
      }),
    sayInLesson: (lesson) => void change((open) => ok({ ...open.save, lesson })),
    readEnd: () => void change((open) => ok({ ...open.save, readEnd: true })),
    branchFrom(rounds, name) {
      const { open } = get()
      if (open === null) return no('no-game')
      const made = branch(open.save, rounds, world.id(), name)
      return made.ok ? add(made.value) : made
    },
    rename(id, name) {
      const save = get().games.find((game) => game.id === id)
      if (save === undefined) return
      keep({ ...save, name })
      if (get().open?.save.id === id) show({ ...get().open!.save, name })
    },
    remove(id) {
      const save = get().games.find((game) => game.id === id)
      if (save === undefined) {
        // What does not read cannot be brought back either.
        store.setState({ broken: get().broken.filter((game) => game.id !== id) })
        world.shelf.remove(`${GAMES_KEY}:${id}`)
        return
      }
      const games = get().games.filter((game) => game.id !== id)
      store.setState({ games, deleted: save, open: get().open?.save.id === id ? null : get().open })
      world.shelf.remove(`${GAMES_KEY}:${id}`)
      write(GAMES_KEY, JSON.stringify(games.map((game) => game.id)))
    },
    restore() {
      const { deleted } = get()
      if (deleted === null) return
      store.setState({ deleted: null })
      keep(deleted)
    },
    dismiss: () => store.setState({ notice: null }),
    takeOver() {
      const { open } = get()
      if (open === null) return
      hold(open.save.id)
      const text = world.shelf.read(`${GAMES_KEY}:${open.save.id}`)
      const latest = text === null ? null : readSave(text)
      show(latest?.ok ? latest.value : open.save)
    },
    beat() {
      const { open } = get()
      if (open === null) return
      if (!open.readOnly) hold(open.save.id)
      else if (!heldElsewhere(open.save.id)) api.takeOver()
    },
    leave() {
      const { open } = get()
      if (open !== null && !open.readOnly) world.shelf.remove(HOLD_KEY + open.save.id)
    },
    reload() {
      const { open } = get()
      if (open === null) return
      // An edited scenario has other hashes; the author wants the same moves on the new rules.
      const scenario = shelfOf(textLanguage(get().settings)).scenario(open.save.record.scenario)
      if (scenario === undefined) return
      show({
        ...open.save,
        record: {
          ...emptyRecord(scenario, open.save.record.seats, open.save.record.seed),
          ...pickExtra(open.save.record),
          rounds: open.save.record.rounds,
        },
      })
    },
    close() {
      const { open } = get()
      if (open !== null && !open.readOnly) world.shelf.remove(HOLD_KEY + open.save.id)
      store.setState({ open: null })
    },
  }
  return api
}

const pickExtra = ({ pack, sets, start }: GameRecord) => ({
  ...(pack === undefined ? {} : { pack }),
  ...(sets === undefined ? {} : { sets }),
  ...(start === undefined ? {} : { start }),
})

/** Every game that reads, the last played first, and those that do not. A damaged list of games hides none: it is made anew from the games themselves. */
function readGames(world: World): { readonly games: readonly Save[]; readonly broken: readonly BrokenGame[] } {
  const prefix = `${GAMES_KEY}:`
  const listed = listOf(world.shelf.read(GAMES_KEY))
  const found = world.shelf.keys().flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
  const games: Save[] = []
  const broken: BrokenGame[] = []
  for (const id of new Set([...(listed ?? []), ...found])) {
    const text = world.shelf.read(prefix + id)
    if (text === null) continue
    const save = readSave(text)
    if (save.ok) games.push(save.value)
    else broken.push({ id, reason: save.reason, text })
  }
  if (listed === null || games.some(({ id }) => !listed.includes(id))) games.sort((a, b) => b.updated - a.updated)
  return { games, broken }
}

/** Null where the list is no list of names. */
function listOf(text: string | null): readonly string[] | null {
  const ids: unknown = text === null ? [] : parsedJson(text)
  return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : null
}

/** Texts that no kept game needs make room for others. */
function dropTexts(world: World, games: readonly Save[]): void {
  const needed = new Set(games.flatMap(({ record }) => [record.rules, editedKey(record)].map((key) => TEXT_KEY + key)))
  for (const key of world.shelf.keys()) if (key.startsWith(TEXT_KEY) && !needed.has(key)) world.shelf.remove(key)
}

const parsed = (text: string): ScenarioText | null => readText(parsedJson(text))

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
