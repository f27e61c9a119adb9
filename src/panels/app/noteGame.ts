/** Notes how an open game went, in the words of its log, so that it can be read where it cannot be replayed. */
import { spanWords } from '../../i18n/words.ts'
import type { Open } from '../../store/session.ts'
import type { Summary } from '../../store/summary.ts'
import { roundsOf } from '../shelf/gameWords.ts'
import { forcedOf } from '../table/forcedNo.ts'
import { logLines } from '../table/logWords.ts'
import { fullName, type Speaker } from '../table/speaker.ts'

export function noteGame(sp: Speaker, { save, table, played }: Open): Summary {
  const { scenario } = table
  const round = played.row[0]! + 1
  return {
    title: scenario.title,
    language: scenario.language,
    seat: save.me === undefined ? '' : fullName(sp, save.me),
    round,
    rounds: Math.max(roundsOf(scenario), played.over ? 0 : round),
    over: played.over,
    signed: scenario.exits.filter((_, x) => played.row[table.layout.taken + x]! > 0).map(({ name }) => name),
    log: [...played.laid, ...played.rounds].map((round, i) => {
      const { round: n, events, matters, counters } = round
      const span = scenario.rounds[n]
      const { commit = {}, answers = {} } = save.record.rounds[i - played.laid.length] ?? {}
      return {
        round: sp.t('table:log.round', {
          n: n + 1,
          span: span === undefined ? '' : spanWords(span.from, span.to, sp.language),
        }),
        lines: logLines(sp, events, [...matters, ...counters], forcedOf(sp, round, commit, answers))
          .filter(({ minor }) => !minor)
          .map(({ words }) => words),
      }
    }),
  }
}
