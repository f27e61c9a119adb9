/** A fresh seed for a table, from the machine's own chance. */
import { randomInt } from 'node:crypto'

export const luckySeed = (): number => randomInt(0x3fffffff)
