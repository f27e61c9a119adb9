// What comes in together is kept together; what cannot be kept has not happened, and harms nobody else.

import { expect, test } from 'vitest'
import { storageAt } from '../../src/classroom/server/storage.ts'
import { type Due, turns } from '../../src/classroom/server/turns.ts'

/** A room that writes down what is asked of it; keeping or telling may fail. */
function room(name: string, log: string[], fails?: 'keep' | 'tell'): Due {
  const note = (what: 'keep' | 'tell') => {
    log.push(`${name} ${what}`)
    if (fails === what) throw new Error(`${name} cannot ${what}`)
  }
  return {
    keep: () => note('keep'),
    tell: () => note('tell'),
    undo: (error) => void log.push(`${name} undone: ${(error as Error).message}`),
  }
}

const together = (act: () => void) => act()

test('two rooms in one turn: both kept, then both told, once', async () => {
  const log: string[] = []
  const desk = turns({ together })
  const [one, other] = [room('one', log), room('other', log)]
  desk.add(one)
  desk.add(other)
  desk.add(one)
  expect(log).toEqual([])
  await new Promise((done) => setImmediate(done))
  expect(log).toEqual(['one keep', 'other keep', 'one tell', 'other tell'])
  desk.end()
  expect(log).toHaveLength(4)
})

test('a room that cannot be kept is undone and tells nothing; the other is kept alone and told', () => {
  const log: string[] = []
  const desk = turns({ together })
  desk.add(room('one', log, 'keep'))
  desk.add(room('other', log))
  desk.end()
  expect(log).toContain('one undone: one cannot keep')
  expect(log).not.toContain('one tell')
  expect(log.at(-1)).toBe('other tell')
})

test('a room that cannot tell does not keep the next from telling', () => {
  const log: string[] = []
  const desk = turns({ together })
  desk.add(room('one', log, 'tell'))
  desk.add(room('other', log))
  desk.end()
  expect(log.slice(2)).toEqual(['one tell', 'one undone: one cannot tell', 'other tell'])
})

test('storage writes all of a turn or nothing of it', () => {
  const storage = storageAt(':memory:')
  const lesson = (code: string, key: string) =>
    ({
      version: 1,
      code,
      scenario: 's',
      key,
      state: 'gathering',
      stepMs: 1,
      tables: [],
      pupils: [],
      createdAt: 0,
    }) as const
  storage.keep(lesson('AAAAA', 'first'), undefined)
  const fails = () =>
    storage.together(() => {
      storage.keep(lesson('AAAAA', 'second'), undefined)
      storage.keep(lesson('BBBBB', 'new'), undefined)
      throw new Error('full')
    })
  expect(fails).toThrow('full')
  expect([storage.read('AAAAA')?.key, storage.read('BBBBB')]).toEqual(['first', null])
  storage.together(() => {
    storage.keep(lesson('AAAAA', 'second'), undefined)
    storage.keep(lesson('BBBBB', 'new'), undefined)
  })
  expect([storage.read('AAAAA')?.key, storage.read('BBBBB')?.key]).toEqual(['second', 'new'])
  storage.close()
})
