/** A move or an answer of the record in a sentence, and what could have stood in its place. */
import type { Agenda } from '../../domain/move.ts'
import type { Alternative, Cause, TurningPoint } from '../../offramps/turningPoint.ts'
import type { Open } from '../../store/session.ts'
import { actTitle, exitOf, named, type Speaker, sentence } from '../table/speaker.ts'
import { actOf, actsIn } from './changed.ts'

export const isYou = ({ save }: Open, seat: string): boolean => seat === save.me && save.mode === 'solo'

export const who = (sp: Speaker, open: Open, seat: string): string =>
  sentence(isYou(open, seat) ? sp.t('page:turn.you') : named(sp, seat))

export function agendaWords(sp: Speaker, agenda: Agenda, seat: string): string {
  const acts = actsIn(agenda)
  return acts.length === 0
    ? sp.t('page:turn.noCard')
    : sp.t('page:turn.quoted', { title: acts.map((act) => actTitle(sp, act, seat)).join(sp.t('page:turn.and')) })
}

/** " (wins Russia 1 standing)": why a card that seems to harden can keep a way. Empty where no card of these does more. */
export function gainWords(sp: Speaker, agenda: Agenda, seat: string): string {
  const gains = agenda.flatMap((act) => {
    if (act.kind !== 'use') return []
    const entry = sp.table.instruments[sp.scenario.instruments.findIndex(({ id }) => id === act.instrument)]
    if (entry === undefined) return []
    const { standing, change } = entry
    return [
      ...(standing > 0 ? [sp.t('lesson:turn.wins', { party: named(sp, seat), count: standing })] : []),
      ...(change.pressure < 0 ? [sp.t('lesson:turn.calms')] : []),
    ]
  })
  return gains.length === 0 ? '' : sp.t('lesson:turn.gains', { gains: gains.join(sp.t('sep')) })
}

/** "You played “X” in round 3." */
export function deedWords(sp: Speaker, open: Open, { seat, round, index, instead }: Alternative): string {
  const data = { who: who(sp, open, seat), round }
  if (instead.kind === 'answer') {
    const text = matterWords(sp, open, index, instead.matter)
    return sp.t(instead.answer.kind === 'accept' ? 'page:turn.saidNo' : 'page:turn.saidYes', { ...data, text })
  }
  const acts = actsIn(open.save.record.rounds[index]?.commit[seat])
  return acts.length === 0
    ? sp.t('page:turn.playedNone', data)
    : sp.t('page:turn.played', { ...data, was: agendaWords(sp, acts, seat) })
}

/** The one change that is proved to leave a way: another answer, another card, or none in its place. */
export function insteadWords(sp: Speaker, open: Open, { seat, index, instead }: Alternative, n: number): string {
  if (instead.kind === 'answer')
    return sp.t(instead.answer.kind === 'accept' ? 'page:turn.insteadYes' : 'page:turn.insteadNo', { n })
  const acts = actsIn(instead.agenda)
  const was = actsIn(open.save.record.rounds[index]?.commit[seat])
  const left = was.filter((act) => !acts.some((other) => JSON.stringify(other) === JSON.stringify(act)))
  const put = acts.filter((act) => !was.some((other) => JSON.stringify(other) === JSON.stringify(act)))
  if (put.length === 0)
    return was.length === 1
      ? sp.t('page:turn.without', { n })
      : sp.t('page:turn.withoutOne', { n, act: agendaWords(sp, left, seat) })
  return sp.t('page:turn.instead', { n, instead: sentence(agendaWords(sp, put, seat) + gainWords(sp, put, seat)) })
}

export function causeWords(sp: Speaker, open: Open, cause: Cause, point: TurningPoint): string {
  const data = { n: exitOf(sp, point.exit)?.n ?? 0 }
  switch (cause.kind) {
    case 'event':
      return ''
    case 'act':
      return sp.t('page:turn.causeAct', {
        ...data,
        who: named(sp, cause.seat),
        act: agendaWords(sp, [cause.act], cause.seat),
      })
    case 'agenda':
      return sp.t('page:turn.causeAct', {
        ...data,
        who: named(sp, cause.seat),
        act: agendaWords(sp, cause.agenda, cause.seat),
      })
    case 'answer': {
      const index = point.round - 1 - open.played.laid.length
      const text = matterWords(sp, open, index, cause.matter)
      return sp.t(cause.gave === 'accept' ? 'page:turn.causeYes' : 'page:turn.causeNo', {
        ...data,
        who: named(sp, cause.seat),
        text,
      })
    }
  }
}

/** The card that asked for the answer, by its title. */
function matterWords(sp: Speaker, { played }: Open, index: number, id: string): string {
  const round = played.rounds[index]
  const matter = [...(round?.matters ?? []), ...(round?.counters ?? [])].find((one) => one.id === id)
  return matter === undefined ? id : actTitle(sp, actOf(matter), matter.by)
}
