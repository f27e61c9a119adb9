/** The words of the deal sheet. */
import { useWords } from '../app/context.ts'

export type Say = (key: string, data?: Readonly<Record<string, unknown>>) => string

export const useDealWords = (): Say => useWords('deal') as unknown as Say
