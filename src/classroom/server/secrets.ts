/** Codes, keys and names. Codes are for reading aloud: no letter that looks or sounds like another. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Twenty-three letters that survive a blackboard and a loud room. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'

const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** Five letters: the name of a lesson, written on the board. */
export const lessonCode = (): string => letters(5)

/** Six letters with which a pupil comes back on another device. */
export const comebackCode = (): string => letters(6)

/** The teacher's key: printed where the server was started, never on the projected page. */
export const teacherKey = (): string => `${letters(4)}-${letters(4)}-${letters(4)}`

/** What a device proves itself with. */
export const deviceToken = (): string => randomBytes(18).toString('base64url')

export const shortId = (): string => randomBytes(6).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Compares in constant time, so that nothing is learnt from how long it took. */
export function fits(secret: string, hash: string): boolean {
  const a = Buffer.from(hashOf(secret))
  const b = Buffer.from(hash)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** As typed: lower case, spaces and hyphens do not matter, and the letters left out mean their twins. */
export const asCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll('0', 'D')
    .replaceAll('O', 'D')
    .replaceAll('Q', 'D')
    .replaceAll('1', 'L')
    .replaceAll('I', 'L')

export const asKey = (typed: string): string => (asCode(typed).match(/.{1,4}/g) ?? []).join('-')

const FIRST = [
  'Amber',
  'Birch',
  'Brook',
  'Cedar',
  'Cliff',
  'Clover',
  'Coral',
  'Dune',
  'Ember',
  'Fern',
  'Field',
  'Garnet',
  'Harbour',
  'Hazel',
  'Heath',
  'Indigo',
  'Ivy',
  'Jade',
  'Juniper',
  'Lake',
  'Larch',
  'Linen',
  'Maple',
  'Meadow',
  'Moss',
  'Oak',
  'Ochre',
  'Olive',
  'Opal',
  'Pebble',
  'Pine',
  'Quartz',
  'Reed',
  'River',
  'Rowan',
  'Saffron',
  'Sand',
  'Slate',
  'Spruce',
  'Stone',
  'Teal',
  'Thyme',
  'Valley',
  'Willow',
] as const
const LAST = [
  'Bridge',
  'Lamp',
  'Ladder',
  'Kettle',
  'Compass',
  'Anchor',
  'Basket',
  'Bell',
  'Button',
  'Candle',
  'Chair',
  'Clock',
  'Cup',
  'Door',
  'Drum',
  'Feather',
  'Flute',
  'Hat',
  'Key',
  'Kite',
  'Lantern',
  'Map',
  'Mirror',
  'Needle',
  'Oar',
  'Paper',
  'Pencil',
  'Pocket',
  'Ribbon',
  'Sail',
  'Shelf',
  'Spoon',
  'Table',
  'Thread',
  'Ticket',
  'Wheel',
  'Window',
] as const

/** A name of two words that nobody in the lesson has. */
export function freshName(taken: readonly string[]): string {
  for (;;) {
    const name = `${FIRST[randomInt(FIRST.length)]} ${LAST[randomInt(LAST.length)]}`
    if (!taken.includes(name)) return name
  }
}
