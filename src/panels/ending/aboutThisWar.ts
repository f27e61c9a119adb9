/**
 * The sentences that close an ending. The page's own speak of one war; they
 * stand where the record of the scenario tells of that invasion. Another
 * scenario brings its own, or nothing is said.
 */
import type { Scenario } from '../../domain/scenario.ts'
import type { Speaker } from '../table/speaker.ts'

/** The claim of the invasion of 24 February 2022. */
const INVASION = 'cal-114'

export const isAboutThisWar = ({ happened }: Scenario): boolean => happened.some(({ cite }) => cite.includes(INVASION))

const OWN = { signed: 'page:happened.signed', none: 'page:happened.none', caption: 'page:turn.caption' } as const

/** Undefined where nothing fits. */
export function closingWords(sp: Speaker, which: keyof typeof OWN): string | undefined {
  const own = sp.scenario.closing?.[which]
  return own ?? (isAboutThisWar(sp.scenario) ? sp.t(OWN[which]) : undefined)
}
