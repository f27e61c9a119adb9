// Every page beside the table, in a real browser: addresses, sentences for what goes wrong, games, the ending.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { GameRecord } from '../../src/domain/record.ts'
import { WORDS } from '../../src/i18n/words.ts'
import { seatedBots } from '../../src/opponents/seated.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { formatGameFile, parseGameFile } from '../../src/store/gameFile.ts'
import { emptyRecord, library } from '../../src/store/library.ts'
import { recordToCode } from '../../src/store/link.ts'
import { session } from '../../src/store/session.ts'
import { fakeWorld } from '../store/world.ts'
import { project } from '../tools/serve.mjs'
import { axe, type OpenedPage, openPage, phone } from './harness.ts'

// ── runs to open

const source = readFileSync(join(project, 'scenarios/prologue.yaml'), 'utf8')
const scenario = parseScenario(source, 'prologue').scenario!

/** Washington waits; everyone else plays their paper. Ends without an agreement. */
function quietRun(rounds: number): GameRecord {
  const play = session(fakeWorld(), () => library([scenario]), seatedBots, 'en')
  play.start({
    scenario: 'prologue',
    mode: 'solo',
    me: 'us',
    seats: { ru: 'paper', ua: 'paper', frde: 'paper' },
    name: 'quiet',
  })
  for (let round = 0; round < rounds; round++) {
    play.send('us', [])
    play.next()
  }
  return play.store.getState().open!.save.record
}

/** Exit 1 is signed in the first round, whatever the others would have said. */
function signedRun(): GameRecord {
  const quiet = quietRun(4)
  const steps = [
    { seat: 'us', issue: 'exercises', option: 'notice' },
    { seat: 'ru', issue: 'exercises', option: 'notice' },
  ]
  const first = {
    commit: {
      ...quiet.rounds[0]!.commit,
      us: [{ kind: 'deal' as const, room: 'talks', steps, signs: 'exercises-announced' }],
    },
    answers: { 'd:us:0': { ru: { kind: 'accept' as const } } },
  }
  return { ...quiet, rounds: [first, ...quiet.rounds.slice(1)] }
}

const finished = recordToCode(quietRun(4))
const unfinished = recordToCode(quietRun(1))
const signed = recordToCode(signedRun())

const heading = (opened: OpenedPage) => opened.page.getByRole('heading', { level: 1 })
const overflow = ({ page }: OpenedPage) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** An ending whose lanes and turning point are worked out. */
async function openEnding(code: string, wish: Parameters<typeof openPage>[0] = {}): Promise<OpenedPage> {
  const opened = await openPage({ ...wish, path: `#/run/${code}` })
  await opened.page.waitForURL(/#\/ending\//)
  await opened.page.locator('.turning h2').waitFor()
  return opened
}

// ── addresses

const RAW_KEY = new RegExp(`\\b(${Object.keys(WORDS.en.page).join('|')})\\.[a-z]`)

const ADDRESSES = [
  ['#/', 'Governments and an alliance put what they want in writing. Pick a seat.'],
  ['#/brief/prologue', 'Choose a seat'],
  ['#/brief/prologue/ua', 'Ukraine'],
  ['#/brief/prologue/open', 'Open table'],
  ['#/brief/prologue/sealed', 'Sealed cards'],
  ['#/games', 'Your games'],
  ['#/dossier', 'The documents'],
  ['#/dossier/documents/ua-1', ''],
  ['#/dossier/parties', 'The parties'],
  ['#/dossier/parties/ru', 'Russia'],
  ['#/dossier/calendar', 'The calendar'],
  ['#/dossier/exits', 'The exits of the record'],
  ['#/dossier/figures', 'Troop figures as they were said'],
  ['#/dossier/glossary', 'Words in four languages'],
  ['#/help', 'How a round works'],
  ['#/help/words', 'Words and shortcuts'],
  ['#/about', 'About and limits'],
  ['#/settings', 'Settings'],
  ['#/limits', 'Where the model is wrong'],
  ['#/table/nowhere', 'This game is not here'],
  ['#/nowhere', 'There is no such page'],
  ['#/brief/no-such-scenario', 'There is no such page'],
  ['#/dossier/documents/no-such-claim', 'There is no such page'],
] as const

test.each(ADDRESSES)('%s loads, reloads and has nothing for axe to find', async (path, title) => {
  const opened = await openPage({ path })
  await heading(opened).waitFor()
  if (title !== '') expect(await heading(opened).innerText()).toBe(title)
  await opened.page.reload()
  await heading(opened).waitFor()
  // A word that is missing shows its key.
  expect(await opened.page.locator('body').innerText()).not.toMatch(RAW_KEY)
  expect(await axe(opened.page)).toEqual([])
  expect(opened.problems()).toEqual([])
})

test.each(['#/', '#/brief/prologue/ru', '#/dossier', '#/help/words', '#/about', '#/settings', '#/limits'])(
  '%s in Japanese at dusk on a narrow phone',
  async (path) => {
    const opened = await openPage({ path, lang: 'ja', theme: 'dusk', viewport: { width: 320, height: 640 } })
    await heading(opened).waitFor()
    expect(await opened.page.locator('html').getAttribute('lang')).toBe('ja')
    expect(await axe(opened.page)).toEqual([])
    expect(await overflow(opened)).toBeLessThanOrEqual(0)
    expect(opened.problems()).toEqual([])
  },
)

test('the first decision is three presses away, and a game begins', async () => {
  const opened = await openPage()
  const { page } = opened
  await page.getByRole('button', { name: 'Sit here' }).nth(1).click()
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL(/#\/table\//)
  expect(await page.locator('.head-fact').allInnerTexts()).toContain('Winter 2021–22, prologue')
  await page.goto(`${opened.address}#/`)
  await page.getByRole('link', { name: 'Go on' }).click()
  await page.waitForURL(/#\/table\//)
  expect(opened.problems()).toEqual([])
})

test('the skip link leads to the page and leaves the address as it is', async () => {
  const { page } = await openPage({ path: '#/help' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  expect(page.url()).toContain('#/help')
})

test('the menu of a phone opens by keyboard, goes and closes', async () => {
  const opened = await openPage({ viewport: phone })
  const { page } = opened
  await page.getByRole('button', { name: 'Menu' }).focus()
  await page.keyboard.press('Enter')
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  expect(await page.getByRole('link', { name: 'Start page' }).isVisible()).toBe(false)
  expect(opened.problems()).toEqual([])
})

// ── settings

test('language, light and size take effect at once and survive a reload', async () => {
  const opened = await openPage({ path: '#/settings' })
  const { page } = opened
  await page.getByRole('radio', { name: 'Dusk' }).check()
  await page.getByRole('radio', { name: 'Largest' }).check()
  await page.getByRole('radio', { name: '日本語' }).check()
  await page.getByRole('heading', { level: 1, name: '設定' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '設定' }).waitFor()
  const root = page.locator('html')
  expect([
    await root.getAttribute('data-theme'),
    await root.getAttribute('data-text'),
    await root.getAttribute('lang'),
  ]).toEqual(['dusk', 'largest', 'ja'])
  await page.getByRole('button', { name: '最初の設定に戻す' }).click()
  expect(await root.getAttribute('data-text')).toBe('normal')
  expect(opened.problems()).toEqual([])
})

test('the language changes from the head of any page', async () => {
  const opened = await openPage({ path: '#/about' })
  await opened.page.getByRole('button', { name: 'Language: English' }).click()
  await opened.page.getByRole('button', { name: '日本語' }).click()
  await opened.page.getByRole('heading', { level: 1, name: 'この作品と限界' }).waitFor()
  expect(opened.problems()).toEqual([])
})

// ── sources

test('a source opens where it is read, with its correction, and closes with Escape', async () => {
  const opened = await openPage({ path: '#/dossier/parties/ru' })
  const { page } = opened
  const source = page.getByRole('button', { name: 'Source statement 1' })
  await source.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Seven days later it invaded').waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('statement 1')
  expect(opened.problems()).toEqual([])
})

test('documents can be searched', async () => {
  const { page } = await openPage({ path: '#/dossier' })
  await page.getByRole('combobox').selectOption('')
  await page.getByRole('searchbox').fill('vienna document')
  await page.getByText(/^\d+ entries$/).waitFor()
  expect(await page.locator('.entry').count()).toBeGreaterThan(2)
  expect(await page.locator('.entry').first().innerText()).toMatch(/Vienna Document/)
})

// ── runs from outside

const BROKEN = [
  ['letters that no run has', `${finished.slice(0, 40)}!${finished.slice(40)}`, 'letters that no run has'],
  ['cut off', finished.slice(0, -30), 'incomplete'],
  ['of another kind', recordToCode({ rounds: 3 } as never), 'not a run'],
  ['far too long', 'A'.repeat(70_000), 'far longer'],
] as const

test.each(BROKEN)('a link that is %s gets one sentence', async (_, code, sentence) => {
  const opened = await openPage({ path: `#/run/${code}` })
  await opened.page.getByRole('heading', { level: 1, name: 'This run cannot be opened' }).waitFor()
  expect(await opened.page.locator('.lead').innerText()).toContain(sentence)
  expect(await axe(opened.page)).toEqual([])
  expect(opened.problems()).toEqual([])
})

test('pasted and chosen texts open a run, or say why not; nothing kept is lost', async () => {
  const opened = await openPage({ path: '#/games' })
  const { page } = opened
  const field = page.getByRole('textbox', { name: /Paste a link/ })
  await field.fill('hello')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByText('neither a link to a run nor a file').waitFor()
  for (const [given, sentence] of [
    ['{"rounds": 3}', 'not a run of Off-Ramp|wrong at'],
    ['{ broken', 'cannot be read'],
    [JSON.stringify({ ...quietRun(4), rules: 'other' }), 'another edition'],
    [JSON.stringify({ ...quietRun(4), scenario: 'venus' }), 'not on this shelf'],
    [
      JSON.stringify({
        ...quietRun(4),
        rounds: [{ commit: { us: [{ kind: 'use', instrument: 'ru-press' }] }, answers: {} }],
      }),
      'not allowed',
    ],
  ] as const) {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(given) })
    await page.getByText(new RegExp(sentence)).waitFor()
  }
  await field.fill(`${opened.address}#/run/${unfinished}`)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.waitForURL(/#\/table\//)
  await page.goto(`${opened.address}#/games`)
  await page.locator('.game-row').first().waitFor()
  expect(await page.locator('.game-row').count()).toBe(1)
  expect(opened.problems()).toEqual([])
})

// ── games

test('a game is renamed, taken away as a file, deleted and brought back', async () => {
  const opened = await openPage({ path: `#/run/${unfinished}` })
  const { page } = opened
  await page.waitForURL(/#\/table\//)
  await page.goto(`${opened.address}#/games`)
  await page.getByRole('button', { name: /^Rename/ }).click()
  await page.getByRole('textbox', { name: 'Name of the game' }).fill('Second try')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Second try' }).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download/ }).click(),
  ])
  expect(file.suggestedFilename()).toBe('Second-try.off-ramp.json')
  await page.getByRole('button', { name: 'Delete Second try' }).click()
  await page.getByText('No game is kept on this device yet.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.reload()
  await page.getByRole('link', { name: 'Second try' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(opened.problems()).toEqual([])
})

// ── endings

test('an ending without agreement says what closed each exit, what happened, and nothing of winning', async () => {
  const opened = await openEnding(finished)
  const { page } = opened
  expect(await heading(opened).innerText()).toBe('No agreement is a legitimate result')
  const words = await page.locator('main').innerText()
  for (const needed of [
    'Closing an exit is not starting a war. This shows which steps, in this model, made one agreement impossible, and where it might have been kept. Who decided on force is a matter of record: Russia’s leadership.',
    'No agreement is a legitimate result. Refusing terms did not start the war.',
    'Russia launched a full-scale invasion of Ukraine',
    'Text of',
    'What really happened to these exits',
    'What you could do there',
    'the documents collected here give no count',
  ])
    expect(words).toContain(needed)
  // What happened and the fixed sentences are never folded away.
  for (const fixed of ['.happened', '.happened-end', '.fixed-caption'])
    expect(await page.locator(fixed).evaluate((element) => element.closest('details') === null)).toBe(true)
  expect(words).not.toMatch(/\b(won|lost|victory|defeat|score of|peace saved|war avoided|inevitable|missed chance)\b/i)
  expect(words).not.toContain('Who paid?')
  expect(await axe(page)).toEqual([])
  await page.reload()
  await page.locator('.turning h2').waitFor()
  expect(opened.problems()).toEqual([])
})

test('an ending with a signature asks who paid, and claims no more than the model', async () => {
  const opened = await openEnding(signed)
  const words = await opened.page.locator('main').innerText()
  expect(words).toContain('One limited text signed: Exercises announced')
  expect(words).toContain('Who paid?')
  expect(words).toContain('At its border all the while; it signed nothing')
  expect(words).toContain(
    'Your table reached an agreement in this model. It does not show that the war could have been prevented this way: a model cannot know what a government would have done.',
  )
  expect(opened.problems()).toEqual([])
})

test('try from there leaves a branch, whose ending shows both runs', async () => {
  const opened = await openEnding(finished)
  const { page } = opened
  await page.getByRole('button', { name: 'Try from there' }).click()
  await page.waitForURL(/#\/table\//)
  await page.goto(page.url().replace('/table/', '/ending/'))
  await page.locator('.timeline').waitFor()
  await page.getByText('As it was first played').first().waitFor()
  await page.getByText(/so far the two runs are the same up to round \d/).waitFor()
  await page.goto(`${opened.address}#/games`)
  await page.locator('.game-row').nth(1).waitFor()
  expect(await page.locator('.game-row').count()).toBe(2)
  expect(opened.problems()).toEqual([])
})

test('a game that is not over says so first, goes on first, and warns before it is sent', async () => {
  const opened = await openPage({ path: `#/run/${unfinished}` })
  const { page } = opened
  await page.waitForURL(/#\/table\//)
  await page.goto(page.url().replace('/table/', '/ending/'))
  await page.locator('.timeline').waitFor()
  expect(await heading(opened).innerText()).toBe('Not over yet: round 2 of 4')
  expect(await page.locator('.ending-deeds .button').first().innerText()).toBe('Go on with this game')
  const words = await page.locator('.share').innerText()
  expect(words.indexOf('every seat’s hidden moves')).toBeLessThan(words.indexOf('A link to this run'))
  expect(await page.locator('.happened :is(button:not(.cite), .deed-link)').count()).toBe(0)
  expect(await axe(page)).toEqual([])
  expect(opened.problems()).toEqual([])
})

test('another way can be tried from any round, and the table says that it is a new try', async () => {
  const opened = await openEnding(signed)
  const { page } = opened
  await page.getByRole('button', { name: 'Try from round 4' }).click()
  await page.waitForURL(/#\/table\//)
  expect(await page.locator('.head-try').innerText()).toBe('New try, from round 4')
  expect(opened.problems()).toEqual([])
})

test('another try that ends the same says so, and where the two runs part', async () => {
  const again = quietRun(4)
  const last = again.rounds[3]!
  const rounds = [
    ...again.rounds.slice(0, 3),
    { ...last, commit: { ...last.commit, us: [{ kind: 'use' as const, instrument: 'us-restate' }] } },
  ]
  const opened = await openPage({ path: '#/about' })
  const save = {
    version: 1,
    id: 'again',
    name: 'Again',
    mode: 'solo',
    me: 'us',
    record: { ...again, rounds },
    said: [{}, {}, {}, {}],
    updated: 1,
  }
  await opened.page.evaluate(
    ([text]) => {
      localStorage.setItem('off-ramp:games:again', text)
      localStorage.setItem('off-ramp:games', '["again"]')
    },
    [JSON.stringify({ ...save, from: { record: again, rounds: 3, name: 'First' } })] as const,
  )
  await opened.page.goto(`${opened.address}#/ending/again`)
  await opened.page.reload()
  const said = opened.page.locator('.compare')
  await said.waitFor()
  expect(await said.innerText()).toMatch(
    /^It ended the same way: the two runs part in round 4, where you chose “.+” instead of no card\.$/,
  )
  expect(await axe(opened.page)).toEqual([])
  expect(opened.problems()).toEqual([])
})

test('exits that do not end the crisis are marked in the lanes, their key and their table', async () => {
  const { page } = await openEnding(signed)
  expect(await page.locator('.timeline .timeline-limited').count()).toBe(2)
  expect(await page.locator('.legend').innerText()).toContain('eases: the talks go on')
  expect(await page.locator('.timeline table').innerText()).toContain('Exercises announced, eases')
  expect(await page.locator('.timeline').innerText()).toContain('signed by Russia and the US; the talks go on')
})

test('on paper everything is open, and nothing is there to press', async () => {
  const { page } = await openEnding(signed)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  expect(await page.locator('main details:not([open])').count()).toBe(0)
  expect(
    await page
      .locator('.turning-deeds, .ending-deeds, .ending-road')
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
  ).toBe(0)
  for (const section of ['.happened', '.paid', '.fixed-caption', '.turning h2'])
    expect(await page.locator(section).isVisible()).toBe(true)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  expect(await page.locator('main details[open]').count()).toBe(0)
})

test('a file opens where its rules are unknown: with its scenario to play, with its note to read, else with a sentence', async () => {
  const record = { ...quietRun(1), rules: 'ffffffffffffffff' }
  const summary = {
    title: 'A winter elsewhere',
    language: 'en',
    seat: 'Washington',
    round: 2,
    rounds: 4,
    over: false,
    signed: ['Lines open again'],
    log: [{ round: 'Round 1', lines: ['Nobody moved.'] }],
  }
  const opened = await openPage({ path: '#/games' })
  const { page } = opened
  const give = (given: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(given) })
  await give(formatGameFile({ record }))
  await page.getByText('another edition').waitFor()
  await give(formatGameFile({ record, summary }))
  await page.locator('.noted').waitFor()
  expect(await page.locator('main').innerText()).toMatch(
    /another edition[\s\S]*A winter elsewhere[\s\S]*Round 2 of 4[\s\S]*Signed: Lines open again[\s\S]*Nobody moved/,
  )
  expect(await axe(page)).toEqual([])
  await page.reload()
  await page.locator('.noted').waitFor()
  // The same rules under another name: the shelf does not know it, the file brings it.
  const renamed = source.replace('id: prologue', 'id: elsewhere')
  const own = parseScenario(renamed, 'elsewhere').scenario!
  const made = emptyRecord(own, { us: 'person', ru: 'paper', ua: 'paper', frde: 'paper' }, 3)
  await page.goto(`${opened.address}#/games`)
  await give(formatGameFile({ record: made, scenario: { name: 'elsewhere', source: renamed, overlays: {} } }))
  await page.locator('.table #hand').waitFor()
  await page.reload()
  await page.locator('.table #hand').waitFor()
  expect(opened.problems()).toEqual([])
})

test('a bad file dropped on the closed title is answered there', async () => {
  const opened = await openPage()
  const { page } = opened
  await page.locator('.from-file').waitFor()
  expect(await page.locator('.from-file details').getAttribute('open')).toBeNull()
  await page.locator('.from-file').evaluate((place) => {
    const carried = new DataTransfer()
    carried.items.add(new File(['{ broken'], 'run.json', { type: 'application/json' }))
    place.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried }))
  })
  await page.locator('.from-file [role="alert"]', { hasText: 'cannot be read' }).waitFor()
  expect(await page.locator('.from-file [role="alert"]').isVisible()).toBe(true)
  expect(opened.problems()).toEqual([])
})

test('an assumption can be doubted, by keyboard', async () => {
  const opened = await openEnding(finished)
  const { page } = opened
  await page.getByRole('button', { name: 'Doubt an assumption' }).focus()
  await page.keyboard.press('Enter')
  await page
    .getByText(/after round \d/)
    .first()
    .waitFor()
  expect(await axe(page)).toEqual([])
  expect(opened.problems()).toEqual([])
})

test('the link to a run reopens it', async () => {
  const opened = await openEnding(finished, {
    before: () => Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  })
  const { page } = opened
  await page.getByRole('button', { name: 'A link to this run' }).click()
  const link = await page.getByRole('textbox', { name: 'A link to this run' }).inputValue()
  expect(link).toBe(`${opened.address}#/run/${finished}`)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the record' }).click(),
  ])
  const kept = parseGameFile(await text(await file.createReadStream()))
  expect(kept.ok && kept.value.record).toEqual(quietRun(4))
  // The file opens where this scenario is unknown: it brings its text, and a note of how the game went.
  expect(kept.ok && kept.value.scenario?.source).toBe(source)
  expect(kept.ok && kept.value.summary?.log.length).toBe(4)
  expect(opened.problems()).toEqual([])
})

test.each([
  ['on a narrow phone in Japanese at dusk', { lang: 'ja', theme: 'dusk', viewport: { width: 320, height: 640 } }],
  ['in forced colours, without motion', { forcedColors: true, reducedMotion: true }],
  ['without a picture', { settings: { picture: 'off' } }],
] as const)('an ending %s', async (_, wish) => {
  const opened = await openEnding(signed, wish)
  expect(await axe(opened.page)).toEqual([])
  expect(await overflow(opened)).toBeLessThanOrEqual(0)
  expect(opened.problems()).toEqual([])
})

// ── what goes wrong

test('where nothing may be kept the page says so and gives the record away', async () => {
  const opened = await openPage({
    path: '#/brief/prologue/us',
    before: () => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('no', 'SecurityError')
        },
      })
    },
  })
  const { page } = opened
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByText('does not let pages keep anything').waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download this run' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.off-ramp\.json$/)
})

test('a second tab on one game reads only, says so, and can take over', async () => {
  const opened = await openPage({ path: `#/run/${unfinished}` })
  await opened.page.waitForURL(/#\/table\//)
  const second = await opened.context.newPage()
  await second.goto(opened.page.url())
  await second.getByText('open in another tab').waitFor()
  await second.getByRole('button', { name: 'Take over here' }).click()
  await opened.page.getByText('open in another tab').waitFor()
  await second.getByText('open in another tab').waitFor({ state: 'detached' })
})

test('a part that cannot be fetched has its sentence, and the rest goes on', async () => {
  const { page } = await openPage()
  await page.route(/\/Dossier-[^/]*\.js/, (route) => route.abort())
  await page.getByRole('link', { name: 'Documents' }).click()
  await page.getByRole('heading', { level: 1, name: 'A part of the game could not be loaded' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Help' }).click()
  await page.getByRole('heading', { level: 1, name: 'How a round works' }).waitFor()
})
