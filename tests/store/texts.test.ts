/**
 * A translation can be in any language: chosen, the scenario's words are in it, the page's own sentences stay, and a
 * game takes every translation along.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seatedBots } from '../../src/opponents/seated.ts'
import { must } from '../../src/std/result.ts'
import { libraryOf, readText } from '../../src/store/carried.ts'
import { library } from '../../src/store/library.ts'
import { session } from '../../src/store/session.ts'
import { DEFAULTS, readSettings, textLanguage } from '../../src/store/settings.ts'
import { project } from '../tools/serve.mjs'
import { fakeWorld } from './world.ts'

const source = readFileSync(join(project, 'scenarios/templates/three-exits.yaml'), 'utf8')
const text = must(
  readText({
    name: 'three-exits',
    source,
    overlays: { de: 'title: Der Damm\n', ja: 'title: 堤\n', '../x': 'title: no\n', __proto__: 'title: no\n', xx: 7 },
  }),
  'the text reads',
)

test('a text keeps the translations that languages name, and nothing else', () => {
  expect(Object.keys(text.overlays).sort()).toEqual(['de', 'ja'])
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [
      `a${String.fromCharCode(97 + (i % 26))}${i < 26 ? '' : i < 52 ? 'x' : 'y'}`,
      'title: x\n',
    ]),
  )
  expect(Object.keys(must(readText({ name: 'n', source, overlays: many }), 'it reads').overlays).length).toBe(20)
})

test('in each language its own words; what has none stays as its author wrote it', () => {
  const [id] = libraryOf(text, 'en').ids
  const title = (language: string) => libraryOf(text, language).scenario(id!)?.title
  expect(title('de')).toBe('Der Damm')
  expect(title('ja')).toBe('堤')
  expect(title('fr')).toBe(title('en'))
  expect(libraryOf(text, 'de').scenario(id!)?.exits[0]?.name).toBe(libraryOf(text, 'en').scenario(id!)?.exits[0]?.name)
})

test('the choice is remembered beside the page’s language, and changes an open game at once', () => {
  const world = fakeWorld()
  const play = session(
    world,
    (language) => library([libraryOf(text, language).scenario(libraryOf(text, language).ids[0]!)!]),
    seatedBots,
    'en',
  )
  const scenario = libraryOf(text, 'en').ids[0]!
  const begun = play.start({ scenario, mode: 'open', name: 'A game' })
  expect(begun.ok).toBe(true)
  const titled = () => play.store.getState().open?.table.scenario.title
  play.setSettings({ texts: 'de' })
  expect(titled()).toBe('Der Damm')
  expect(play.store.getState().settings.language).toBe('en')
  expect(textLanguage(readSettings(world.entries.get('off-ramp:settings')!, 'en'))).toBe('de')
  play.setSettings({ language: 'ja', texts: '' })
  expect(titled()).toBe('堤')
})

test('a stored language that is none is forgotten', () => {
  for (const texts of ['<b>', 'a', 'de_DE!', 3, null, 'x'.repeat(99)])
    expect(readSettings(JSON.stringify({ ...DEFAULTS, texts }), 'en').texts).toBe('')
  expect(readSettings(JSON.stringify({ ...DEFAULTS, texts: 'pt-BR' }), 'en').texts).toBe('pt-BR')
})
