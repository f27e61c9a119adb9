/** One short line that tells tables apart whose exits ended alike: what was put and agreed there, and who played. Pure. */
import { instrumentOf, type Speaker } from '../table/speaker.ts'
import type { SeenTable } from './seen.ts'

type Say = (key: string, data?: Readonly<Record<string, unknown>>) => string

/** "Texts put 5, agreed 2; paper seats 1". A text changed in answer counts as one more. */
export function tableLine(sp: Speaker, t: Say, { open, lesson }: SeenTable): string {
  const { rounds } = open.played
  const put = rounds.flatMap(({ matters, counters }) => [...matters.filter(({ kind }) => kind === 'deal'), ...counters])
  const agreed = rounds.flatMap(({ events }) => events.filter(({ kind }) => kind === 'deal-made'))
  const said =
    put.length > 0
      ? t('tables.texts', { put: put.length, agreed: agreed.length })
      : t(isHardOnly(sp, lesson) ? 'tables.hard' : 'tables.noText')
  const papers = sp.table.seats.filter((seat) => lesson.record.seats[seat] !== 'person').length
  return papers === 0 ? said : `${said}${t('tables.between')}${t('tables.papers', { n: papers })}`
}

/** Ids of the tables whose exits were signed and closed in the same rounds as another's. */
export function alikeIn(tables: readonly SeenTable[]): ReadonlySet<number> {
  const keys = tables.map(({ reading }) =>
    reading.timeline?.lanes
      .map(({ cells }) => ['taken', 'sealed'].map((end) => cells.findIndex(({ id }) => id === end)).join())
      .join(';'),
  )
  return new Set(
    tables
      .filter((_, i) => keys[i] !== undefined && keys.some((key, other) => other !== i && key === keys[i]))
      .map(({ id }) => id),
  )
}

/** Were all cards played there those of pressure or for the home side, and was any? */
function isHardOnly(sp: Speaker, { record }: SeenTable['lesson']): boolean {
  const acts = record.rounds.flatMap(({ commit }) => Object.values(commit).flat()).filter(({ kind }) => kind !== 'pass')
  const isHard = (id: string): boolean => ['pressure', 'home'].includes(instrumentOf(sp, id)?.kind ?? '')
  return acts.length > 0 && acts.every((act) => act.kind === 'use' && isHard(act.instrument))
}
