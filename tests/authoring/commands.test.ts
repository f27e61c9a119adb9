// The author's commands as they are typed: begin, translate, compare, draw, playtest. What each writes is read back.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { parse, stringify } from 'yaml'
import { diff } from '../../src/cli/diff.ts'
import { graph } from '../../src/cli/graph/graph.ts'
import { newScenario } from '../../src/cli/new.ts'
import { Complaint } from '../../src/cli/open.ts'
import { htmlOf } from '../../src/cli/playtest/html.ts'
import { linesOf } from '../../src/cli/playtest/lines.ts'
import { blocksOf } from '../../src/cli/playtest/playtest.ts'
import { reportOf } from '../../src/cli/playtest/report.ts'
import { schemaFile } from '../../src/cli/schema.ts'
import { translate } from '../../src/cli/translate.ts'
import { replay } from '../../src/engine/game.ts'
import { compile } from '../../src/engine/table.ts'
import { checkOverlay } from '../../src/lint/checkOverlay.ts'
import { checkScenario } from '../../src/lint/checkScenario.ts'
import { keyOf, thingsOf } from '../../src/lint/coverage.ts'
import { changeOf, outcomesOf } from '../../src/lint/outcomes.ts'
import { adviceOf } from '../../src/lint/playtest/advice.ts'
import { addHits, CASTS, type CastKind, playBlock } from '../../src/lint/playtest/playtest.ts'
import { rulesHash, textHash } from '../../src/scenario/hashes.ts'
import { overlay } from '../../src/scenario/overlay.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { toTranslate } from '../../src/scenario/toTranslate.ts'
import { dossier, over, template } from '../lint/example.ts'

const folder = mkdtempSync(join(tmpdir(), 'off-ramp-author-'))
afterAll(() => rmSync(folder, { recursive: true }))

function said(run: () => number): string {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(text))
  try {
    expect(run()).toBe(0)
    return lines.join('\n')
  } finally {
    log.mockRestore()
  }
}

const scenario = parseScenario(template).scenario!
const table = compile(scenario)
const hashes = { rules: rulesHash(scenario), text: textHash(scenario) }

describe('new', () => {
  const path = join(folder, 'mine.yaml')

  test('writes a file of three exits that plays, without real states, with notes, linked to the schema', () => {
    expect(said(() => newScenario([path]))).toContain('Written:')
    const text = readFileSync(path, 'utf8')
    expect(checkScenario(text, path, { dossier, proving: {} })).toEqual([])
    const mine = parseScenario(text).scenario!
    expect(mine.id).toBe('mine')
    expect(mine.exits.length).toBe(3)
    expect(mine.notes.length).toBeGreaterThan(0)
    expect(mine.invented).toBe(true)
    const [, link = ''] = /\$schema=(\S+)/.exec(text)!
    expect(fileURLToPath(new URL(link, `file://${path}`))).toBe(fileURLToPath(schemaFile))
  })

  test('never writes over a file, and wants a name that is an id', () => {
    expect(() => newScenario([path])).toThrow(Complaint)
    expect(() => newScenario([join(folder, 'My File')])).toThrow(Complaint)
    expect(() => newScenario([])).toThrow(Complaint)
  })
})

describe('translate', () => {
  const path = join(folder, 'dam.yaml')
  const german = join(folder, 'dam.de.yaml')
  writeFileSync(path, template)

  test('writes every word once, below the words it is made from', () => {
    expect(said(() => translate([path, '--to', 'de']))).toMatch(/0 translated, \d+ to translate/)
    const text = readFileSync(german, 'utf8')
    expect(text).toContain(`# from: ${scenario.title}\ntitle: ""`)
    const none = overlay(scenario, '{}', 'de')
    expect(toTranslate(scenario, 'de').missing.length).toBe(none.missing.length)
    expect(checkOverlay(scenario, text, german).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('a file that was filled in reads whole, and is kept when brought up to date', () => {
    const filled = readFileSync(german, 'utf8').replace(
      /^( *)# from: (.*)\n *((?:- |"?[\w-]+"?: ))""$/gm,
      (_, pad, words, head) => `${pad}# from: ${words}\n${pad}${head}${JSON.stringify(`DE ${words}`)}`,
    )
    writeFileSync(german, filled)
    expect(checkOverlay(scenario, filled, german)).toEqual([])
    expect(overlay(scenario, filled, 'de').scenario.exits[0]!.name).toBe('DE Monday reading')
    expect(overlay(scenario, filled, 'de').scenario.notes[0]).toMatch(/^DE Before round 1/)
    expect(said(() => translate([path, '--to', 'de']))).toMatch(/ 0 to translate, 0 whose/)
    expect(readFileSync(german, 'utf8')).toBe(filled)
  })

  test('a tail that is only a full stop has its place, and what is written there stays', () => {
    const first = toTranslate(scenario, 'de').text
    expect(first.match(/tail: "\."/g)).toHaveLength(scenario.issues.filter(({ tail }) => tail === '.').length)
    const own = first.replace('tail: "."', 'tail: " öffnen."')
    expect(toTranslate(scenario, 'de', own).text).toContain('tail: " öffnen."')
    expect(overlay(scenario, own, 'de').scenario.issues.map(({ tail }) => tail)).toContain(' öffnen.')
    expect(toTranslate(scenario, 'de', first).text).toBe(first)
  })

  test('after an edit it names what is old, adds what is new, and keeps a copy of what it leaves out', () => {
    const before = readFileSync(german, 'utf8')
    const edited = template.replace('name: Monday reading', 'name: Tuesday reading').replaceAll('one-dam', 'our-dam')
    writeFileSync(path, edited)
    const now = parseScenario(edited).scenario!
    const told = checkOverlay(now, before, german)
    expect(told.filter(({ code }) => code === 'translation-stale').map(({ message }) => message)).toEqual([
      'Translated from “Monday reading”, which now reads “Tuesday reading”.',
    ])
    expect(told.filter(({ code }) => code === 'overlay-unknown').map(({ path: at }) => at)).toEqual(['exits.one-dam'])
    const words = said(() => translate([path, '--to', 'de']))
    expect(words).toContain('changed: exits.monday-reading.name')
    expect(words).toContain('exits.one-dam')
    expect(readFileSync(`${german}.before`, 'utf8')).toBe(before)
    const after = readFileSync(german, 'utf8')
    expect(after).toContain('# from: Monday reading\n    name: "DE Monday reading"')
    expect(checkOverlay(now, after, german).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['translation-stale', 'translation-missing']),
    )
  })
})

describe('diff', () => {
  const outcomes = (text: string) => outcomesOf(parseScenario(text).scenario!, 8)
  const before = outcomes(template)

  test('of the same file is nothing, of a typo only words', () => {
    expect(changeOf(before, outcomes(template))).toMatchObject({
      nothing: true,
      gained: [],
      lost: [],
      earlier: [],
      later: [],
      dead: [],
      signed: [],
    })
    const words = changeOf(before, outcomes(template.replace('title: Send a bill', 'title: Send the bill')))
    expect(words).toMatchObject({ onlyWords: true, lost: [], dead: [], signed: [] })
  })

  test('counts the signatures that “what to turn” counts, in the same games', () => {
    const advice = adviceOf(scenario, playBlock(table, hashes, { cast: 'bargainer', seed: 1, games: 8 }))
    const { none, ...exits } = before.signed
    expect(exits).toEqual(Object.fromEntries(advice.map(({ exit, signed }) => [exit, signed])))
    expect(none).toBeLessThanOrEqual(8 - Math.max(...Object.values(exits)))
    const harder = over(`exits:
  - { id: summer-water, conditions: [{ held: hall, times: 9 }] }`)
    const change = changeOf(before, outcomes(harder))
    expect(change.signed).toContainEqual({ exit: 'summer-water', before: before.signed['summer-water'], now: 0 })
  })

  test('names exits lost and gained, sealed earlier and later, and cards that are dead', () => {
    const shut = outcomes(
      over(`flags: [{ id: asked, name: Asked }]
instruments:
  - { id: council-calm, when: [{ flag: asked }] }
exits:
  - { id: monday-reading, window: [1, 2] }
  - { id: one-dam, conditions: [{ held: hall, times: 9 }] }`),
    )
    const change = changeOf(before, shut)
    expect(change.lost).toEqual(['one-dam'])
    expect(change.earlier).toContainEqual({ exit: 'monday-reading', before: 3, now: 2 })
    expect(change.dead).toContain('card council/council-calm')
    const back = changeOf(shut, before)
    expect(back.gained).toEqual(['one-dam'])
    expect(back.later).toContainEqual({ exit: 'monday-reading', before: 2, now: 3 })
    expect(back.revived).toContain('card council/council-calm')
  })

  test('reads two files and says it in words', () => {
    const [old, now] = ['old.yaml', 'now.yaml'].map((name) => join(folder, name)) as [string, string]
    writeFileSync(old, template)
    writeFileSync(now, template.replace('window: [1, 3]', 'window: [1, 2]'))
    expect(said(() => diff([old, now, '--games', '4']))).toContain(
      'Monday reading: everyone may wait until round 2 and still reach it (before: until round 3).',
    )
    expect(JSON.parse(said(() => diff([old, now, '--games', '4', '--json']))).earlier.length).toBe(1)
    expect(() => diff([old])).toThrow(Complaint)
  })
})

/** Points along lines and cubic curves, as the picture writes them. */
function pointsOf(way: string): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = []
  let from: readonly [number, number] = [0, 0]
  for (const [, letter, rest = ''] of way.matchAll(/([MLC])([^MLC]*)/g)) {
    const n = rest.trim().split(/[ ,]+/).map(Number)
    const to = n.slice(-2) as [number, number]
    const [a, b] = letter === 'C' ? [n.slice(0, 2), n.slice(2, 4)] : [from, to]
    if (letter !== 'M')
      for (let t = 0; t <= 1; t += 0.02) {
        const at = (k: 0 | 1) =>
          (1 - t) ** 3 * from[k] + 3 * (1 - t) ** 2 * t * a[k]! + 3 * (1 - t) * t * t * b[k]! + t ** 3 * to[k]
        points.push([at(0), at(1)])
      }
    from = to
  }
  return points
}

describe('graph', () => {
  test('draws every room, article, exit and event, and escapes what the author wrote', () => {
    const path = join(folder, 'markup.yaml')
    const svg = join(folder, 'markup.svg')
    writeFileSync(path, template.replace('title: The dam above two towns', 'title: <script>alert(1)</script> & "dam"'))
    said(() => graph([path, '--svg', svg]))
    const text = readFileSync(svg, 'utf8')
    for (const { name } of [...scenario.rooms, ...scenario.issues]) expect(text).toContain(`>${name}</text>`)
    for (const { n, name } of scenario.exits) expect(text).toContain(`>${n}. ${name}</text>`)
    expect(text).not.toContain('<script')
    expect(text).toContain('&#60;script&#62;')
    // One tag for each that opens: well-formed as far as this writes it.
    for (const tag of ['svg', 'g', 'text', 'title', 'desc', 'defs', 'marker'])
      expect(text.split(`<${tag}>`).length + text.split(`<${tag} `).length, tag).toBe(
        text.split(`</${tag}>`).length + 1,
      )
  })

  test('no line runs behind a box that it does not touch', () => {
    for (const name of ['winter-2021', 'cuba-1962']) {
      const file = join(folder, `${name}.svg`)
      said(() => graph([name, '--svg', file]))
      const text = readFileSync(file, 'utf8')
      const boxes = [...text.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map(([, ...at]) =>
        at.map(Number),
      )
      const lines = [...text.matchAll(/<path d="(M[^"]*)" fill="none"/g)].map(([, way]) => way!)
      expect(lines.length).toBeGreaterThan(3)
      const behind = lines.filter((way) =>
        pointsOf(way).some(([x, y]) =>
          boxes.some(
            ([left = 0, top = 0, width = 0, height = 0]) =>
              x > left + 1 && x < left + width - 1 && y > top + 1 && y < top + height - 1,
          ),
        ),
      )
      expect(behind, name).toEqual([])
    }
  })

  test('says in words what hangs together', () => {
    const words = said(() => graph([join(folder, 'old.yaml')]))
    expect(words).toContain('Summer water is a term of exit 3 “One dam” (two days a week)')
    expect(words).toContain('“The upper town locks the gates” shuts exit 2 “Summer water”')
    expect(words).toContain('exit 2 “Summer water” would prevent “The upper town locks the gates”')
  })
})

describe('playtest', () => {
  const games = 30
  const play = () =>
    Object.fromEntries(
      CASTS.map((cast) => [cast, playBlock(table, hashes, { cast, seed: 1, games: games / CASTS.length })]),
    ) as Record<CastKind, ReturnType<typeof playBlock>>
  const byCast = play()
  const report = reportOf(table, byCast, games, 1)

  test('counts the same for the same seeds, and sums of blocks are the whole', () => {
    expect(play()).toEqual(byCast)
    const whole = playBlock(table, hashes, { cast: 'random', seed: 1, games: 6 })
    const halves = [1, 4].map((seed) => playBlock(table, hashes, { cast: 'random', seed, games: 3 }))
    expect(addHits(halves)).toEqual(whole)
  })

  test('every thing of the file has a row, every game an ending', () => {
    expect(report.things.map(keyOf)).toEqual(thingsOf(table).map(keyOf))
    const played = CASTS.reduce((sum, cast) => sum + byCast[cast].games, 0)
    expect(report.endings.reduce((sum, ending) => sum + ending.games, 0)).toBe(played)
    for (const { games: n, byCast: split } of report.things)
      expect(Object.values(split).reduce((a, b) => a + b, 0)).toBe(n)
    expect(Object.keys(report.seats)).toEqual(['upper', 'lower', 'council'])
    expect(report.bad).toBeNull()
  })

  test('an aim that is met in part is counted apart, as text, page and data', () => {
    const partly = over(`aims:
  - { id: lower-water, met: [[{ flag: never }]], partly: [[{ track: tension, atLeast: 0 }]] }
flags: [{ id: never, name: Never }]`)
    const mine = parseScenario(partly).scenario!
    const hits = playBlock(compile(mine), { rules: '', text: '' }, { cast: 'random', seed: 1, games: 3 })
    const none = addHits([])
    const told = reportOf(compile(mine), { bargainer: none, random: hits, curious: none, 'one on paper': none }, 3, 1)
    const row = told.things.find(({ kind, id }) => kind === 'aim' && id === 'lower-water')!
    expect(row).toMatchObject({ games: 3, met: { games: 0 }, partly: { games: 3, byCast: { random: 3 } } })
    const [met, part] = linesOf(told).filter((line) => line.includes('lower-water'))
    expect(met).toMatch(/: met +· +· +· +· +0$/)
    expect(part).toMatch(/: partly met +· +3 +· +· +3$/)
    expect(htmlOf(told)).toMatch(/: partly met <small>lower-water<\/small>/)
    for (const { kind, games: n, met, partly } of report.things)
      if (kind === 'aim') expect(met!.games + partly!.games).toBe(n)
  })

  test('seekers see what chance does not', () => {
    const seen = (cast: CastKind) => {
      const { things } = playBlock(table, hashes, { cast, seed: 1, games: 5 })
      return thingsOf(table).filter((thing) => (things[keyOf(thing)] ?? 0) > 0).length
    }
    expect(seen('curious')).toBeGreaterThan(seen('random'))
    expect(report.never.filter(({ kind }) => kind === 'exit')).toEqual([])
  })

  test('a seat with nothing to play is kept as a record that replays to it', () => {
    const bare = {
      ...parse(template),
      instruments: [],
      rooms: [{ id: 'hall', name: 'the hall', members: ['upper', 'lower'], cap: 2 }],
    }
    const parsed = parseScenario(stringify(bare)).scenario!
    const empty = compile(parsed)
    const { bad } = playBlock(
      empty,
      { rules: rulesHash(parsed), text: textHash(parsed) },
      { cast: 'random', seed: 1, games: 2 },
    )
    expect(bad[0]).toMatchObject({ what: 'nothing-to-play', detail: 'council', round: 1 })
    const replayed = replay(empty, bad[0]!.record)
    expect(replayed.ok && replayed.value.rounds.length).toBe(bad[0]!.round - 1)
  })

  test('the page holds no script and nothing from elsewhere, and escapes', () => {
    const page = htmlOf({ ...report, title: '<img src=x onerror=alert(1)>', never: [], bad: null })
    expect(page).not.toMatch(/<script|<img|https?:|onerror=alert\(1\)>/)
    expect(page).toContain('&#60;img src=x onerror=alert(1)&#62;')
    expect(page).toContain('Counts of bot games.')
    for (const { id } of report.things) expect(page).toContain(id)
  })

  test('games are shared out by shares, all of them, with seeds that follow', () => {
    const blocks = blocksOf('x', 200, 5)
    expect(blocks.reduce((sum, block) => sum + block.games, 0)).toBe(200)
    expect(
      Object.fromEntries(
        CASTS.map((cast) => [
          cast,
          blocks.filter((block) => block.cast === cast).reduce((sum, block) => sum + block.games, 0),
        ]),
      ),
    ).toEqual({ bargainer: 60, random: 40, curious: 60, 'one on paper': 40 })
    for (const few of [1, 2, 3]) expect(blocksOf('x', few, 1).reduce((sum, block) => sum + block.games, 0)).toBe(few)
  })

  test('typed in a shell it plays on threads and writes its reports', async () => {
    const { playtest } = await import('../../src/cli/playtest/playtest.ts')
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const [json, html] = ['report.json', 'report.html'].map((name) => join(folder, name)) as [string, string]
    expect(
      await playtest([join(folder, 'old.yaml'), '--games', '12', '--threads', '1', '--json', json, '--html', html]),
    ).toBe(0)
    log.mockRestore()
    expect(JSON.parse(readFileSync(json, 'utf8')).games).toBe(12)
    expect(existsSync(html)).toBe(true)
  }, 60_000)
})
