/** Reasons, what would turn an answer, and the assumptions behind the numbers, in words. */
import type { Step } from '../../domain/move.ts'
import { type Ground, type Judged, type Turn, totalOf } from '../../opponents/policy.ts'
import { WEIGHTS } from '../../opponents/weights.ts'
import { exitInside, issueName, issueOf, named, optionShort, roomName, type Speaker, trackInside } from './speaker.ts'

/** One reason as a sentence about the seat that gives it. */
export function groundWords(sp: Speaker, ground: Ground): string {
  const { issue, option } = ground
  return sp.ground(ground.code, {
    n: ground.n ?? 0,
    count: ground.n ?? 0,
    issue: issue === undefined ? '' : issueName(sp, issue),
    option: issue === undefined || option === undefined ? '' : optionShort(sp, issue, option),
    exit: ground.exit === undefined ? '' : exitInside(sp, ground.exit),
    party: ground.seat === undefined ? '' : named(sp, ground.seat),
    aim: ground.aim === undefined ? '' : (sp.scenario.aims.find((aim) => aim.id === ground.aim)?.text.text ?? ''),
    track: ground.track === undefined ? '' : trackInside(sp, ground.track),
    room: ground.room === undefined ? '' : roomName(sp, ground.room),
  })
}

/** What the party is on record with about the option, where a reason is about its cost. */
export function saysWords(sp: Speaker, seat: string, ground: Ground): string {
  if (ground.code !== 'cost-home' && ground.code !== 'red-line' && ground.code !== 'off-paper') return ''
  const stance = issueOf(sp, ground.issue ?? '')?.stances.find((entry) => entry.seat === seat)
  return stance?.says?.[ground.option ?? '']?.text ?? ''
}

/**
 * The two reasons to show first: a clear answer gives two of its own side, a near one the strongest of each; but the
 * two together never lean the other way, or the answer would be a riddle. Of one that hesitates a reason against is
 * always among them, and as many for it as outweigh that one.
 */
export function twoReasons(judged: Judged): readonly Ground[] {
  const refuses = judged.answer.kind !== 'accept' && judged.sum.some((ground) => ground.weight < 0)
  const side = refuses || totalOf(judged.sum) <= 0 ? -1 : 1
  const by = (a: Ground, b: Ground) => Math.abs(b.weight) - Math.abs(a.weight)
  const [first, ...own] = judged.sum.filter((ground) => ground.weight * side > 0).sort(by)
  const [against, more] = judged.sum.filter((ground) => ground.weight * side < 0).sort(by)
  // What it costs on another article is the same reason once more.
  const second = own.find(({ code }) => code !== first?.code) ?? own[0]
  if (first === undefined) return [against, more].filter((ground) => ground !== undefined)
  if (second === undefined) return against === undefined ? [first] : [first, against]
  if (against === undefined) return [first, second]
  const near = judged.likely === 'reluctant'
  if (Math.abs(against.weight) > Math.abs(first.weight))
    return near && side > 0 ? [...outweighing(against, first, second, own), against] : [first, second]
  const weak = Math.abs(second.weight) === 1 && Math.abs(against.weight) > 1
  return near || weak ? [first, against] : [first, second]
}

/** The strongest reasons, two at least, that together are no less than the one against. */
function outweighing(against: Ground, first: Ground, second: Ground, own: readonly Ground[]): readonly Ground[] {
  const shown = [first, second]
  for (const ground of own) if (ground !== second && totalOf(shown) + against.weight < 0) shown.push(ground)
  return shown
}

const stepData = (sp: Speaker, step: Step) => ({
  option: optionShort(sp, step.issue, step.option),
  issue: issueName(sp, step.issue),
  party: named(sp, step.seat),
})

/** The one change that would turn an answer. */
export function turnWords(sp: Speaker, turn: Turn): string {
  switch (turn.kind) {
    case 'ask':
      return sp.t('turn.ask', stepData(sp, turn.step))
    case 'drop':
      return sp.t('turn.drop', stepData(sp, turn.step))
    case 'replace':
      if (turn.from.issue !== turn.step.issue)
        return sp.ground('turn-instead', {
          ...stepData(sp, turn.step),
          from: optionShort(sp, turn.from.issue, turn.from.option),
          fromIssue: issueName(sp, turn.from.issue),
        })
      return sp.t('turn.replace', {
        ...stepData(sp, turn.step),
        from: optionShort(sp, turn.from.issue, turn.from.option),
      })
    case 'standing':
      return sp.t('turn.standing', { count: turn.n })
    case 'later':
      return sp.ground('turn-later')
    case 'wait':
      return sp.ground('turn-wait', { exit: exitInside(sp, turn.exit), count: turn.n })
    case 'track':
      return sp.t('turn.track', { track: trackInside(sp, turn.track), n: turn.atLeast })
  }
}

export interface AssumptionWords {
  readonly name: string
  readonly because: string
  /** Value and range, where it is a number of the scenario's. */
  readonly value?: { readonly is: number; readonly from: number; readonly to: number }
  readonly cite: readonly string[]
}

/** An assumption by the id that a reason gives: the scenario's, a stance's costs, or a weight of the opponents'. */
export function assumptionWords(sp: Speaker, id: string): AssumptionWords {
  const own = sp.scenario.assumptions.find((entry) => entry.id === id)
  if (own !== undefined) {
    const is = sp.table.sets[id] ?? own.value
    return { name: own.name, because: own.because, value: { is, from: own.range[0], to: own.range[1] }, cite: own.cite }
  }
  const [kind, issue, seat] = id.split(':')
  if (kind === 'cost' && issue !== undefined && seat !== undefined) {
    const stance = issueOf(sp, issue)?.stances.find((entry) => entry.seat === seat)
    return {
      name: sp.t('assumption.cost', { issue: issueName(sp, issue), party: named(sp, seat) }),
      because: stance?.because ?? '',
      cite: stance?.cite ?? [],
    }
  }
  const weight = Object.values(WEIGHTS).find((entry) => entry.id === id)
  return {
    name: sp.ground(`weight.${id}.name`, { defaultValue: id }),
    because: sp.ground(`weight.${id}.because`, { defaultValue: weight?.because ?? '' }),
    ...(weight === undefined ? {} : { value: { is: weight.value, from: weight.value, to: weight.value } }),
    cite: [],
  }
}
