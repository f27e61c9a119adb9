// The studio in a real browser: a mistake seen and mended, exits changed by an edit, play from here, download, two
// tabs, the keyboard, hostile files, and a scenario dropped on the shelf.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { project } from '../tools/serve.mjs'
import { axe, type OpenedPage, openPage } from './harness.ts'

const template = readFileSync(join(project, 'scenarios/templates/three-exits.yaml'), 'utf8')
const phone = { width: 360, height: 740 }

const editor = (page: Page) => page.locator('.cm-content')

/** The template in the editor, checked and played once. */
async function openBench(wish: Parameters<typeof openPage>[0] = {}): Promise<OpenedPage> {
  const opened = await openPage({ path: '#/studio', ...wish })
  await opened.page.locator('.studio-begin button').first().click()
  await editor(opened.page).waitFor()
  await played(opened.page)
  return opened
}

const played = (page: Page) => page.locator('.studio-game .timeline').waitFor({ state: 'attached', timeout: 20_000 })

/** Another text in place of the whole, as if pasted. */
async function write(page: Page, given: string) {
  await editor(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(given)
}

const problems = (page: Page) => page.locator('.studio-problems li')

/** Hands a file to what is below `selector`, as a drag from the desk does. */
async function drop(page: Page, selector: string, name: string, content: string | { readonly bytes: number }) {
  await page.evaluate(
    ([where, fileName, given]) => {
      const part = typeof given === 'string' ? given : new Uint8Array(given.bytes)
      const data = new DataTransfer()
      data.items.add(new File([part], fileName))
      document
        .querySelector(where)!
        .dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    },
    [selector, name, content] as const,
  )
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return text(await download.createReadStream())
}

test('in own names: a text that plays, the next place to write is selected to type over, and games say what to turn', async () => {
  const opened = await openPage({ path: '#/studio' })
  const { page } = opened
  const names = ['The herring bank', 'Northaven, Sandmouth', '', 'Herring year, Counted catch']
  for (const [i, typed] of names.entries()) await page.locator('.studio-names input').nth(i).fill(typed)
  expect(await axe(page)).toEqual([])
  await page.locator('.studio-names button').click()
  await played(page)
  expect(await problems(page).filter({ hasText: 'Error' }).count()).toBe(0)
  expect(await editor(page).innerText()).toContain('title: "The herring bank"')
  await page.getByRole('button', { name: 'Next to write' }).click()
  await page.keyboard.type('Two harbours, one bank.')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('Fewer herring than last year.')
  expect(await editor(page).innerText()).toContain('opening: "Two harbours, one bank. Pick a seat."')
  expect(await editor(page).innerText()).toContain('summary: "Fewer herring than last year."')
  await page.locator('.studio-turn button').first().click()
  const reason = page.locator('.studio-turn li button').first()
  await reason.waitFor({ timeout: 60_000 })
  expect(await page.locator('.studio-exit').allInnerTexts()).toEqual([
    expect.stringContaining('Exit 1, Herring year: signed in'),
    expect.stringContaining('Exit 2, Counted catch: signed in'),
  ])
  expect(await axe(page)).toEqual([])
  const line = (await reason.locator('.studio-line').innerText()).match(/\d+/)![0]
  await reason.click()
  await expect.poll(() => page.locator('.cm-lineNumbers .cm-activeLineGutter').innerText()).toBe(line)
  expect(opened.problems()).toEqual([])
})

test('a mistake is underlined and listed, a press goes to it, and undo mends it', async () => {
  const opened = await openBench()
  const { page } = opened
  expect(await problems(page).filter({ hasText: 'Error' }).count()).toBe(0)
  await write(page, template.replace('signatories: [upper, lower]', 'signatories: [uper, lower]'))
  await problems(page).filter({ hasText: 'uper' }).first().waitFor()
  const line = template.split('\n').findIndex((one) => one.includes('signatories: [upper, lower]')) + 1
  const first = problems(page).filter({ hasText: 'uper' }).first()
  expect(await first.locator('.studio-line').innerText()).toBe(`Line ${line}`)
  await first.locator('button').click()
  await page.locator('.cm-lintRange-error').first().waitFor()
  await expect.poll(() => page.locator('.cm-activeLineGutter').first().innerText()).toBe(String(line))
  expect(await axe(page)).toEqual([])
  await editor(page).press('Control+z')
  await page.getByText('Errors: 0.').waitFor()
  expect(opened.problems()).toEqual([])
})

test('on the Japanese page the problems are Japanese, in the list, under the pointer and on the shelf', async () => {
  const opened = await openBench({ lang: 'ja' })
  const { page } = opened
  const wrong = template.replace('water: days, look', 'water: dayz, look')
  await write(page, wrong)
  const first = problems(page).filter({ hasText: 'dayz' }).first()
  await first.waitFor()
  expect(await first.innerText()).toContain('「water」に「dayz」という選択肢はありません。')
  expect(await first.innerText()).toContain('「days」のことでしょうか。')
  await first.locator('button').click()
  await page.locator('.cm-lintRange-error').first().hover()
  await page.locator('.cm-diagnostic', { hasText: 'という選択肢はありません' }).waitFor()
  await editor(page).press('Control+Home')
  await page
    .locator('.cm-line span', { hasText: /^minutes$/ })
    .first()
    .hover()
  await page.locator('.cm-key-words', { hasText: '初めて遊ぶときの長さ' }).waitFor()
  expect(await page.locator('.cm-key-words').innerText()).toContain('例：minutes: 15')
  expect(await axe(page)).toEqual([])
  await page.goto(`${opened.address}#/`)
  await page.locator('.from-file').waitFor()
  await drop(page, '.from-file', 'wrong.yaml', wrong)
  await page.getByText('という選択肢はありません').waitFor()
  expect(opened.problems()).toEqual([])
})

test('an edit plays the last game again and lists the exits it changed; play from here and back', async () => {
  const opened = await openBench()
  const { page } = opened
  // Nobody can sign the third exit before the last round now.
  const changed = template.replace(/(id: one-dam[\s\S]*?window: )\[\d+, \d+\]/, '$1[4, 4]')
  expect(changed).not.toBe(template)
  await write(page, changed)
  const change = page.locator('.studio-changes li').first()
  await change.waitFor({ timeout: 20_000 })
  expect(await change.innerText()).toMatch(/Exit \d, .+: .+ (in round \d|at the end), was .+\./)
  expect(await downloaded(page, () => page.getByRole('button', { name: 'Download' }).click())).toBe(changed)
  await page.getByLabel('from round').selectOption('2')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForURL(/#\/table\//)
  await page.locator('.head-where', { hasText: 'The dam above two towns' }).waitFor()
  await page.goBack()
  await editor(page).waitFor()
  await played(page)
  expect(await page.getByLabel('Played again', { exact: true }).inputValue()).not.toMatch(/^bots/)
  expect(opened.problems()).toEqual([])
})

test('outcomes are compared of a text without errors only, and marked as old after an edit', async () => {
  const opened = await openBench()
  const { page } = opened
  await played(page)
  const outcomes = page.locator('.studio-outcomes')
  const compare = outcomes.getByRole('button').first()
  const earlier = template.replace('window: [1, 3]', 'window: [1, 2]')
  await write(page, earlier)
  await page.locator('.studio-changes li').first().waitFor({ timeout: 20_000 })
  await compare.click()
  await outcomes.getByText('everyone may wait until round 2').waitFor({ timeout: 60_000 })
  expect(await outcomes.getByText('The text has changed since').count()).toBe(0)
  await write(page, earlier.replace('signatories: [upper, lower]', 'signatories: [uper, lower]'))
  await outcomes.getByText('The text has errors').waitFor()
  expect(await compare.isDisabled()).toBe(true)
  expect(await outcomes.getByText('The text has changed since').count()).toBe(1)
  await write(page, template)
  await expect.poll(() => compare.isDisabled()).toBe(false)
  expect(await outcomes.getByText('The text has changed since').count()).toBe(1)
  expect(await outcomes.getByText('The text has errors').count()).toBe(0)
  expect(opened.problems()).toEqual([])
})

test('words edited in a scenario of the shelf are the words of the game beside it and at the table', async () => {
  const opened = await openPage({ path: '#/studio' })
  const { page } = opened
  await page.locator('.studio-begin button', { hasText: 'villages' }).click()
  await editor(page).waitFor()
  await played(page)
  const villages = readFileSync(join(project, 'scenarios/two-villages.yaml'), 'utf8')
  await write(page, villages.replace(/^title: .+$/m, 'title: My own words').replace(/^( +name: ).+$/gm, '$1Own name'))
  await page.locator('.studio-game text', { hasText: 'Own name' }).first().waitFor({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.locator('.head-where', { hasText: 'My own words' }).waitFor()
  expect(opened.problems()).toEqual([])
})

test('completion and the words of a key come from the format', async () => {
  const { page } = await openBench()
  await editor(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\nhappe')
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'happenedAsOf' }).waitFor()
  await page.keyboard.press('Escape')
  await editor(page).press('Control+Home')
  await page
    .locator('.cm-line span', { hasText: /^minutes$/ })
    .first()
    .hover()
  await page.locator('.cm-key-words', { hasText: 'How long a first play takes' }).waitFor()
})

test('the keyboard goes in with Tab and out with Escape, then Tab', async () => {
  const { page } = await openBench()
  await page.getByRole('link', { name: 'Open another' }).focus()
  await page.keyboard.press('Tab')
  const inEditor = () =>
    page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.classList.contains('cm-content') ?? false)
  expect(await inEditor()).toBe(true)
  await page.keyboard.press('Tab')
  expect(await inEditor()).toBe(true)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await inEditor()).toBe(false)
  await page.getByText('Escape, then Tab', { exact: false }).first().waitFor()
})

test('two tabs on one draft: the second has a copy and says so; a draft outlives its page', async () => {
  const { page, context, problems: trouble } = await openBench()
  await write(page, `# first\n${template}`)
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).some((value) => value.includes('# first'))))
    .toBe(true)
  const second = await context.newPage()
  await second.goto(page.url())
  await second.getByText('open in another tab').waitFor()
  await expect.poll(() => second.url()).not.toBe(page.url())
  await editor(second).waitFor()
  await write(second, `# second\n${template}`)
  await page.waitForTimeout(600)
  await page.reload()
  await editor(page).waitFor()
  expect(await page.locator('.cm-line').first().innerText()).toBe('# first')
  expect(await page.getByText('open in another tab').count()).toBe(0)
  expect(trouble()).toEqual([])
})

test('storage that is forbidden is said, and the text can be downloaded', async () => {
  const { page } = await openBench({
    before: () => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError')
        },
      })
    },
  })
  await editor(page).press('Control+End')
  await page.keyboard.insertText('# more\n')
  await page.getByText('forbids storage').waitFor()
  expect(await downloaded(page, () => page.getByRole('button', { name: 'Download' }).click())).toContain('# more')
})

test.each(['en', 'ja'])('on a phone in %s text, problems and game are tabs, and nothing overflows', async (lang) => {
  const opened = await openBench({ lang, theme: lang === 'ja' ? 'dusk' : 'day', viewport: phone })
  const { page } = opened
  // The margin is for the numbers of the lines alone.
  await expect.poll(() => page.locator('.cm-lineNumbers').isVisible()).toBe(true)
  for (const margin of ['.cm-foldGutter', '.cm-gutter-lint'])
    expect(await page.locator(margin).isVisible(), margin).toBe(false)
  for (const part of ['problems', 'game', 'text']) {
    await page.locator(`#tab-${part}`).click()
    await page.locator(`#part-${part}`).waitFor({ state: 'visible' })
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    )
  }
  expect(opened.problems()).toEqual([])
})

test('the opening has nothing for axe to find, and the shelf loads no editor', async () => {
  const opened = await openPage({ path: '#/' })
  await opened.page.getByRole('link', { name: 'Open the studio' }).waitFor()
  await opened.page.waitForLoadState('networkidle')
  expect(opened.requests.filter(({ url }) => /Studio|lint\.worker/.test(url))).toEqual([])
  await opened.page.getByRole('link', { name: 'Open the studio' }).click()
  await opened.page.locator('.studio-begin').waitFor()
  expect(await axe(opened.page)).toEqual([])
  expect(opened.problems()).toEqual([])
})

// ── what anybody may drop

const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n`
const markup = template
  .replace('title: The dam above two towns', 'title: "<img src=x onerror=window.hit=1><script>window.hit=1</script>"')
  .replace('name: The upper town', 'name: "<b id=hit>bold</b>"')

const HOSTILE: readonly (readonly [string, string])[] = [
  ['an alias bomb', bomb],
  ['prototype keys', '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n'],
  ['deep brackets', '['.repeat(200_000)],
  [
    'deep maps',
    Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`)
      .join('\n')
      .slice(0, 490_000),
  ],
  ['a NUL', `format: 1\u0000\n`],
  ['odd letters', 'title: "\u202e\u2066\ud800 \u0300\u0300\ufeff\u2028"\n\u00a0id: x\n'],
  ['one long line', `title: ${'x'.repeat(400_000)}`],
  ['markup in an unknown key', '"<img src=x onerror=window.hit=1>": 1\n'],
]

const harmless = (page: Page) =>
  page.evaluate(() => ({
    hit: (window as unknown as { hit?: number }).hit,
    polluted: ({} as { polluted?: boolean }).polluted,
    element: document.querySelector('#hit, main img[src=x]') !== null,
  }))

test('what is hostile gets an answer within a second on the shelf, diagnostics in the studio, and does no harm', async () => {
  const opened = await openPage({ path: '#/' })
  const { page } = opened
  const took: Record<string, number> = {}
  for (const [name, given] of HOSTILE) {
    await page.goto(`${opened.address}#/`)
    await page.locator('.from-file').waitFor()
    const begun = Date.now()
    await drop(page, '.from-file', 'hostile.yaml', given)
    await page.getByText('does not play yet').waitFor()
    took[name] = Date.now() - begun
    await page.getByRole('button', { name: 'Open it in the studio' }).click()
    await problems(page)
      .first()
      .waitFor({ timeout: 40_000 })
      .catch(async () => {
        const shown = (await page.locator('main').innerText()).slice(0, 600)
        throw new Error(`${name}: no problem is listed; the page says: ${shown}; ${opened.problems().join('; ')}`)
      })
    expect(await harmless(page), name).toEqual({ hit: undefined, polluted: undefined, element: false })
  }
  expect(Object.entries(took).filter(([, ms]) => ms >= 1000)).toEqual([])
  expect(opened.problems()).toEqual([])
}, 180_000)

test('a hundred megabytes are refused unread, on the shelf and in the studio', async () => {
  const opened = await openPage({ path: '#/' })
  const { page } = opened
  await page.locator('.from-file').waitFor()
  await drop(page, '.from-file', 'large.yaml', { bytes: 100_000_000 })
  await page.getByText('The file has 100 MB.').waitFor({ timeout: 2000 })
  await page.goto(`${opened.address}#/studio`)
  await page.locator('.studio-drop').waitFor()
  await drop(page, '.studio-drop', 'large.yaml', { bytes: 100_000_000 })
  await page.getByText('The file has 100 MB.').waitFor({ timeout: 2000 })
  expect(opened.problems()).toEqual([])
})

test('a scenario dropped on the shelf plays; an author’s markup stays letters everywhere', async () => {
  const opened = await openPage({ path: '#/' })
  const { page } = opened
  await page.locator('.from-file').waitFor()
  await drop(page, '.from-file', 'mine.yaml', markup)
  await page.getByText('plays here').waitFor()
  await page.getByRole('button', { name: '<b id=hit>bold</b>' }).click()
  await page.waitForURL(/#\/table\//)
  await page.locator('.head-where', { hasText: '<img src=x' }).waitFor()
  expect(await harmless(page)).toEqual({ hit: undefined, polluted: undefined, element: false })
  expect(opened.problems()).toEqual([])
})

test('a source that a scenario brings itself is read where it is cited: title, words, outlet, date and kind', async () => {
  const opened = await openPage({ path: '#/' })
  const { page } = opened
  const own = `invented: true
sources:
  - id: chronicle-1
    outlet: The Valley Chronicle
    title: Who drinks pays
    date: 2030-06-01
    kind: newspaper
    text: The mayor says that whoever drinks should pay. <b>Not bold.</b>
`
  const given = template
    .replace('invented: true\n', own)
    .replace('{ text: The lake stands at half. }', '{ text: The lake stands at half., cite: [chronicle-1] }')
  await page.locator('.from-file').waitFor()
  await drop(page, '.from-file', 'mine.yaml', given)
  await page.getByRole('button', { name: 'The upper town' }).click()
  await page.locator('.news .cite').first().click()
  const dialog = page.locator('.cite-dialog')
  await dialog.getByRole('heading', { name: 'Who drinks pays' }).waitFor()
  const told = await dialog.innerText()
  expect(told).toContain('whoever drinks should pay. <b>Not bold.</b>')
  expect(told).toContain('The Valley Chronicle, 1 June 2030 (agency or newspaper)')
  expect(told).toContain('Named by the author of this scenario.')
  expect(told).not.toContain('In the documents')
  expect(await axe(page)).toEqual([])
  expect(opened.problems()).toEqual([])
})
