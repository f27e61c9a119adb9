/** Why no way was left, in words: a clause in the turning point, a few words under a lane. */
import type { OffRamp } from '../../domain/scenario.ts'
import type { BoundProof, Certificate } from '../../domain/verdict.ts'
import { trackOf } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import { boundWords, tellingBound } from '../table/exitWords.ts'
import { issueName, named, roomName, type Speaker, short, trackInside, trackName } from '../table/speaker.ts'

type Bound = Extract<Certificate, { kind: 'bound' }>

/** These say by themselves that there was no time left. */
const WHOLE: readonly BoundProof['kind'][] = ['window', 'track', 'standing', 'shifts', 'meeting', 'tabled']

/** Is the clause a whole sentence of its own, or a reason to be put after a colon? */
export const isWhole = (certificate: Bound): boolean => WHOLE.includes(first(tellingBound(certificate)).kind)

/** Of several ways, each barred by one thing, the first stands for all. */
const first = (bound: BoundProof): BoundProof =>
  bound.kind === 'any' && bound.of[0] !== undefined ? first(bound.of[0]) : bound

/**
 * @param form `clause` stands inside a sentence; `label` under a lane
 * @param after the state in which it was closed
 */
export function whyClosed(
  sp: Speaker,
  certificate: Bound,
  exit: OffRamp,
  after: Row,
  form: 'clause' | 'label',
): string {
  const bound = first(tellingBound(certificate))
  const say = (key: string, data: Record<string, unknown>) =>
    sp.t(`page:why.${form}.${key}`, { ...data, n: exit.n, last: exit.window[1] })
  switch (bound.kind) {
    case 'window':
      return say('window', {})
    case 'shifts':
      return say('steps', { party: nameOf(sp, bound.seat, form), count: bound.owed, can: bound.can })
    case 'standing':
      return say(bound.gain > 0 ? 'standingGain' : 'standing', {
        party: nameOf(sp, bound.seat, form),
        count: bound.owed,
        have: bound.have,
        most: bound.have + bound.gain,
        gain: bound.gain,
      })
    case 'track':
      return say(bound.atBest > bound.must ? 'trackHigh' : 'trackLow', {
        track: form === 'clause' ? trackInside(sp, bound.track) : trackName(sp, bound.track),
        is: trackOf(sp.table, after, bound.track),
        must: bound.must,
      })
    case 'meeting':
      return say('meeting', { room: roomName(sp, bound.room), count: bound.missing, chances: bound.chances })
    case 'tabled':
      return say('tabled', { issue: issueName(sp, bound.issue), by: bound.by })
    default:
      return boundWords(sp, bound)
  }
}

const nameOf = (sp: Speaker, seat: string, form: 'clause' | 'label') =>
  form === 'clause' ? named(sp, seat) : short(sp, seat)
