/** Where the device keeps its token: the browser if it may, the page if it may not. */
import type { Shelf } from '../../store/ports.ts'
import type { Memory } from './classStore.ts'

export const memoryOn = (shelf: Pick<Shelf, 'read' | 'write'>): Memory => ({
  get: (name) => shelf.read(`off-ramp:${name}`),
  set: (name, value) => void shelf.write(`off-ramp:${name}`, value),
})
