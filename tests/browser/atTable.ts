// A game of the prologue put into a page's storage and played a step at a time, in any language, by what the
// page offers first.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Agenda } from '../../src/domain/move.ts'
import type { GameRecord } from '../../src/domain/record.ts'
import { mattersOf } from '../../src/engine/matters.ts'
import { playOut } from '../../src/opponents/table.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import { must } from '../../src/std/result.ts'
import { emptyRecord, library } from '../../src/store/library.ts'
import { EMPTY_DRAFT, type Save } from '../../src/store/save.ts'
import { GAMES_KEY } from '../../src/store/session.ts'
import { project } from '../tools/serve.mjs'
import { type OpenedPage, openPage, type PageWish } from './harness.ts'

const scenario = must(
  parseScenario(readFileSync(join(project, 'scenarios/prologue.yaml'), 'utf8')).scenario,
  'the prologue reads',
)
const table = library([scenario]).table('prologue')

/** A record of computer seats to its end, or of fewer rounds, with `me` at the table. */
export function recordOf(me: string, rounds = 0): GameRecord {
  const seats = Object.fromEntries(table.seats.map((seat) => [seat, 'bargainer']))
  const played =
    rounds === 0 ? emptyRecord(scenario, seats, 11) : playOut(table, emptyRecord(scenario, seats, 11)).record
  return { ...played, seats: { ...seats, [me]: 'person' }, rounds: played.rounds.slice(0, rounds) }
}

export function saveOf(id = 'kept', me = 'us', rounds = 0): Save {
  const record = recordOf(me, rounds)
  return {
    version: 1,
    id,
    name: `Game ${id}`,
    mode: 'solo',
    me,
    record,
    draft: EMPTY_DRAFT,
    said: record.rounds.map(() => ({})),
    updated: 1,
  }
}

/** Lays games into the storage as the page itself would have kept them. */
export const keep = (page: Page, ...saves: readonly Save[]) =>
  page.evaluate(
    ([key, texts]) => {
      for (const [id, text] of texts) localStorage.setItem(`${key}:${id}`, text)
      localStorage.setItem(key, JSON.stringify(texts.map(([id]) => id)))
    },
    [GAMES_KEY, saves.map((save) => [save.id, JSON.stringify(save)] as const)] as const,
  )

/** Opens the table on a kept game. */
export async function atTable(wish: PageWish = {}, save = saveOf()): Promise<OpenedPage> {
  const opened = await openPage({
    ...wish,
    path: '#/about',
    settings: { motion: 'reduced', picture: 'drawing', ...wish.settings },
  })
  await keep(opened.page, save)
  await opened.page.goto(`${opened.address}#/table/${save.id}`)
  await opened.page.reload()
  await opened.page.locator('.table').waitFor()
  return opened
}

/** For what a slow machine may show late. */
export const soon = { timeout: 15_000 }

export type TurnKind = 'choose' | 'answer' | 'after' | 'over'

export const turnOf = async (page: Page) => (await page.locator('.table').getAttribute('data-turn')) as TurnKind

/** What is stored of the game, without the time of the last step. */
export const stored = (page: Page, id = 'kept') =>
  page.evaluate((key) => {
    const { updated: _, ...save } = JSON.parse(localStorage.getItem(key) ?? '{}')
    return save as Save
  }, `${GAMES_KEY}:${id}`)

/** Picks the n-th card that can be played and does not send it. */
export async function pick(page: Page, n = 0): Promise<string> {
  const card = page.locator('#hand input:not(:disabled)').nth(n)
  const value = await card.inputValue()
  // On a phone a tap lays the card on the table at once, so nothing is checked afterwards.
  const picked = page.locator('#send, .look button, #hand input:checked')
  // The input lies under its card, so the press is forced; one that meets a page still moving is made again.
  for (let attempt = 0; attempt < 5; attempt++) {
    await card.click({ force: true })
    const there = await picked
      .first()
      .waitFor({ state: 'attached', timeout: 3000 })
      .then(
        () => true,
        () => false,
      )
    if (there) return value
  }
  throw new Error(`no press on card ${n} was taken`)
}

/** Lays a card on the table, with what it would change, unless one lies there already. */
export async function lay(page: Page): Promise<void> {
  if ((await page.locator('#send').count()) > 0) return
  if ((await page.locator('#hand input:checked').count()) === 0) await pick(page)
  const look = page.locator('.look button')
  await page.locator('#send').or(look).first().waitFor()
  if ((await page.locator('#send').count()) === 0) await look.click()
  await page.locator('#send').waitFor()
}

/** Does what the step at hand asks for, and waits for the next one. Says which step it was. */
export async function stepOn(page: Page): Promise<TurnKind> {
  const turn = await turnOf(page)
  const before = await place(page)
  if (turn === 'choose') {
    await lay(page)
    await page.locator('#send').click()
  }
  if (turn === 'answer') await answer(page)
  if (turn === 'after') await page.locator('#next').click()
  await page.waitForFunction(
    (was) => (document.querySelector('.table')?.getAttribute('data-step') ?? '') !== was,
    before,
  )
  return turn
}

/** Gives the first answer that each question offers, and sends where several wait together. */
export async function answer(page: Page): Promise<void> {
  const together = page.locator('#send-answers')
  if ((await together.count()) === 0) {
    await page.locator('.asked .deeds button:not(:disabled)').first().click()
    return
  }
  for (const ask of await page.locator('.ask').all()) {
    const free = ask.locator('.deeds button:not(:disabled)')
    if ((await free.count()) > 0 && (await ask.locator('[aria-pressed=true]').count()) === 0) await free.first().click()
  }
  // A yes may have taken an earlier one back; it then stands as a no.
  await together.click()
}

/** What tells one step from the next. */
const place = async (page: Page) => (await page.locator('.table').getAttribute('data-step')) ?? ''

/** Plays on until this step is on the table. */
export async function until(page: Page, wanted: TurnKind): Promise<void> {
  for (let step = 0; step < 30 && (await turnOf(page)) !== wanted; step++) await stepOn(page)
}

/** A round of the prologue in which these seats have put these agendas to the person, who has sent nothing else. */
export function askedOf(me: string, commit: Readonly<Record<string, Agenda>>): Save {
  const save = saveOf('kept', me)
  const agendas = Object.fromEntries(table.seats.map((seat) => [seat, commit[seat] ?? []]))
  return { ...save, draft: { ...EMPTY_DRAFT, stage: 'answer', commit: agendas, matters: mattersOf(table, agendas) } }
}
