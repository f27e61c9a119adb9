// What breaks around the page: storage, the worker, a part of the page, the picture. Each has its sentence, the
// game goes on, and nothing kept is lost.

import { describe, expect, test } from 'vitest'
import { atTable, keep, pick, saveOf, soon, stepOn, stored, turnOf, until } from './atTable.ts'
import { openPage } from './harness.ts'

describe('storage', () => {
  test('that is full is said, the game goes on to the next round, and the record can be taken away', async () => {
    const { page, problems } = await openPage({
      path: '#/brief/prologue/us',
      before: () => {
        const set = Storage.prototype.setItem
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith('off-ramp:games') || key === 'off-ramp:probe')
            throw new DOMException('full', 'QuotaExceededError')
          set.call(this, key, value)
        }
      },
    })
    await page.locator('.begin button').click()
    await page.locator('.notice', { hasText: 'no room left' }).waitFor()
    while ((await stepOn(page)) !== 'after');
    expect(await page.locator('.table h1').textContent()).toContain('round 2')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.notice button', { hasText: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/off-ramp\.json$/)
    await page.locator('.notice button', { hasText: 'Delete older games' }).click()
    await page.locator('main h1', { hasText: 'Your games' }).waitFor()
    expect(problems()).toEqual([])
  })

  test('that is forbidden is said, and a round is played', async () => {
    const { page, problems } = await openPage({
      path: '#/brief/prologue/us',
      before: () => {
        for (const name of ['getItem', 'setItem', 'removeItem'] as const)
          Storage.prototype[name] = () => {
            throw new DOMException('forbidden', 'SecurityError')
          }
      },
    })
    await page.locator('.begin button').click()
    await page.locator('.notice', { hasText: 'does not let pages keep anything' }).waitFor()
    while ((await stepOn(page)) !== 'after');
    expect(await turnOf(page)).toBe('choose')
    expect(problems()).toEqual([])
  })

  test('that cannot even be named is as good as forbidden', async () => {
    const { page, problems } = await openPage({
      path: '#/brief/prologue/us',
      before: () =>
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('forbidden', 'SecurityError')
          },
        }),
    })
    await page.locator('.begin button').click()
    await page.locator('.notice', { hasText: 'does not let pages keep anything' }).waitFor()
    await stepOn(page)
    expect(problems()).toEqual([])
  })

  test('cleared in the middle of a game is written again by the next step', async () => {
    const { page, problems } = await atTable()
    await stepOn(page)
    await page.evaluate(() => localStorage.clear())
    await until(page, 'after')
    expect((await stored(page)).record.rounds.length).toBe(1)
    await page.reload()
    await page.locator('#next').waitFor()
    expect(problems()).toEqual([])
  })

  test('with one game cut short names it and opens the others', async () => {
    const { page, address, problems } = await atTable()
    await keep(page, saveOf('cut', 'ru', 2), saveOf('whole', 'ua', 1))
    await page.evaluate(() =>
      localStorage.setItem('off-ramp:games:cut', localStorage.getItem('off-ramp:games:cut')!.slice(0, 400)),
    )
    await page.goto(`${address}#/games`)
    await page.reload()
    await page.locator('[role="alert"]', { hasText: 'saved game cannot be read' }).waitFor()
    await expect
      .poll(() => page.locator('.games h2').allInnerTexts(), soon)
      .toEqual(['Game whole', 'Game kept', 'A game that cannot be read'])
    await page.goto(`${address}#/table/cut`)
    const said = page.locator('.no-game')
    await said.waitFor()
    // What is wrong with it, and what to do: not that it is not there.
    expect(await said.innerText()).toMatch(/cannot be opened[\s\S]*may have been cut off[\s\S]*open that instead/)
    expect(await said.innerText()).not.toContain('not here')
    await page.goto(`${address}#/games`)
    await page.getByRole('button', { name: 'Delete A game that cannot be read' }).click()
    await expect.poll(() => page.locator('.games h2').allInnerTexts(), soon).toEqual(['Game whole', 'Game kept'])
    await page.goto(`${address}#/table/whole`)
    await page.locator('#hand').waitFor()
    expect(problems()).toEqual([])
  })

  test('with a damaged list of games shows them all the same', async () => {
    const { page, address, problems } = await openPage({ path: '#/about' })
    await keep(page, saveOf('one', 'ru', 1), saveOf('two', 'ua', 2))
    await page.evaluate(() => localStorage.setItem('off-ramp:games', '["on'))
    await page.goto(`${address}#/games`)
    await page.reload()
    await expect
      .poll(async () => (await page.locator('.games h2').allInnerTexts()).sort(), soon)
      .toEqual(['Game one', 'Game two'])
    expect(problems()).toEqual([])
  })

  test('with nonsense in every key shows an empty shelf', async () => {
    for (const nonsense of ['{', '[1,null,{"a":1}]', '"x"', '\u0000']) {
      const { page, address, close } = await openPage({ path: '#/about' })
      await page.evaluate((text) => {
        for (const key of ['off-ramp:games', 'off-ramp:settings', 'off-ramp:hold:x', 'off-ramp:games:x'])
          localStorage.setItem(key, text)
      }, nonsense)
      await page.goto(`${address}#/`)
      await page.reload()
      await page.locator('main h1').first().waitFor()
      await close()
    }
  })
})

describe('the worker', () => {
  test.each([
    ['cannot be fetched', 'abort'],
    ['dies at once', 'throw'],
  ] as const)('that %s leaves a game that can be played', async (_, how) => {
    const { page, address, violations } = await atTable()
    await page.route(/analysis\.worker/, (route) =>
      how === 'abort'
        ? route.abort()
        : route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("planted")' }),
    )
    await page.goto(`${address}#/table/kept`)
    await page.reload()
    await page.locator('#hand').waitFor()
    await pick(page)
    await stepOn(page)
    await until(page, 'after')
    await page.locator('.notice', { hasText: 'The part of the game that checks exits has stopped' }).waitFor(soon)
    expect(await page.locator('.notice').innerText()).toContain('the game itself goes on')
    // Bills need no worker: they are there.
    expect(await page.locator('main').innerText()).toMatch(/owes|Owes|\d/)
    expect(violations).toEqual([])
  })

  test('that a browser does not allow leaves a game that can be played', async () => {
    const { page } = await atTable({
      before: () => {
        Object.defineProperty(window, 'Worker', {
          value: class {
            constructor() {
              throw new DOMException('forbidden', 'SecurityError')
            }
          },
        })
      },
    })
    await stepOn(page)
    await until(page, 'after')
  })
})

describe('a part of the page that cannot be fetched', () => {
  test('has its sentence; a reload brings it, and the game is as it was', async () => {
    const { page, address, problems, errors } = await openPage({ path: '#/about' })
    await keep(page, saveOf('kept', 'us', 1))
    await page.reload()
    await page.locator('main h1').first().waitFor()
    await page.route(/assets\/(TableScreen|Choose|table)[^/]*\.js/, (route) => route.abort())
    await page.goto(`${address}#/table/kept`)
    await page.locator('[role="alert"]', { hasText: 'could not be loaded' }).waitFor()
    expect(await page.locator('.head').isVisible()).toBe(true)
    // Another page still opens from there.
    await page.goto(`${address}#/settings`)
    await page.locator('main h1', { hasText: 'Settings' }).waitFor()
    await page.unroute(/assets\/(TableScreen|Choose|table)[^/]*\.js/)
    await page.goto(`${address}#/table/kept`)
    await page.getByRole('button', { name: 'Reload the page' }).click()
    await page.locator('#hand').waitFor()
    expect(await page.locator('.table h1').textContent()).toContain('round 2')
    expect(
      errors.every((error) => /Failed to (load|fetch)|net::ERR_FAILED|TableScreen|Suspense|boundary|lazy/i.test(error)),
      errors.join('\n'),
    ).toBe(true)
    expect(problems().filter((problem) => !problem.startsWith('error:'))).toEqual([])
  })

  test('as a style sheet or a face of type stops nothing', async () => {
    const { page, address } = await openPage({ path: '#/about' })
    await keep(page, saveOf('kept'))
    await page.route(/\.woff2|phaser/, (route) => route.abort())
    await page.goto(`${address}#/table/kept`)
    await page.reload()
    await page.locator('#hand').waitFor()
    // Without Phaser the drawing stands in its place.
    await page.locator('.table-road svg').first().waitFor()
    await stepOn(page)
  })
})

describe('the picture', () => {
  test('without any canvas is the drawing, and speaks', async () => {
    const { page, violations } = await atTable({
      settings: { picture: 'canvas' },
      before: () => {
        HTMLCanvasElement.prototype.getContext = () => null
      },
    })
    await page.locator('.table-road svg').first().waitFor()
    expect(await page.locator('.table-road').getAttribute('data-canvas')).toBeNull()
    expect(await page.locator('.table-road svg').first().isVisible()).toBe(true)
    await stepOn(page)
    await until(page, 'after')
    expect(violations).toEqual([])
  })

  test('whose WebGL is taken away is the drawing again', async () => {
    const { page, violations } = await atTable({
      settings: { picture: 'canvas' },
      before: () => {
        // A graphics card by name, so that WebGL is chosen on a machine that imitates it.
        const get = WebGLRenderingContext.prototype.getParameter
        WebGLRenderingContext.prototype.getParameter = function (name) {
          return name === 0x9246 || name === 0x1f01 ? 'A real card' : get.call(this, name)
        }
      },
    })
    const canvas = page.locator('.table-road canvas')
    await canvas.waitFor({ timeout: 30_000 })
    await expect.poll(() => page.locator('.table-road').getAttribute('data-canvas'), { timeout: 20_000 }).toBe('true')
    expect(await canvas.evaluate((element: HTMLCanvasElement) => element.getContext('webgl') !== null)).toBe(true)
    await canvas.evaluate((element: HTMLCanvasElement) =>
      element.getContext('webgl')?.getExtension('WEBGL_lose_context')?.loseContext(),
    )
    await expect.poll(() => page.locator('.table-road').getAttribute('data-canvas'), { timeout: 20_000 }).toBeNull()
    const lost = page.locator('.notice', { hasText: 'The moving picture lost its drawing surface' })
    await lost.waitFor(soon)
    await lost.getByRole('button', { name: 'All right' }).click()
    expect(await lost.count()).toBe(0)
    expect(await page.locator('.table-road svg').first().isVisible()).toBe(true)
    await stepOn(page)
    expect(violations).toEqual([])
  }, 90_000)
})

test('without JavaScript the page says so in both languages', async () => {
  const { page } = await openPage({ javaScript: false })
  expect(await page.locator('body').innerText()).toContain('needs JavaScript')
  expect(await page.locator('body').innerText()).toContain('JavaScript を有効にして')
})
