/** At rest: what is new, what this round teaches, what is about to happen, what each can spend, and the ways out. */
import type { CalendarEvent } from '../../domain/scenario.ts'
import { allHold, holds } from '../../engine/holds.ts'
import { standingOf } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import { dayWords } from '../../i18n/words.ts'
import type { ExitNow } from '../app/analysis.ts'
import { Cited, Cites } from '../dossier/Cite.tsx'
import { Explain } from './Explained.tsx'
import { bandWords, billWords, isClosed, stateOf } from './exitWords.ts'
import { ExitLines, Who } from './Parts.tsx'
import { namedAll, type Speaker } from './speaker.ts'

export interface ThisRoundProps {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly exits: readonly ExitNow[]
  readonly onOpenExit: (exit: string) => void
  /** Off where the rows under the road say it already. */
  readonly withExits: boolean
}

export function ThisRound({ sp, row, seat, exits, onOpenExit, withExits }: ThisRoundProps) {
  const round = sp.scenario.rounds[row[0]!]
  if (round === undefined) return null
  return (
    <section className="this-round" aria-labelledby="this-round-title">
      <h2 id="this-round-title">{sp.t('round.title')}</h2>
      {round.lesson !== undefined && !exits.every(isClosed) && <p className="lesson">{round.lesson}</p>}
      {round.news.map((news) => (
        <p key={news.text} className="news">
          <Cited of={news} />
        </p>
      ))}
      <Forecast sp={sp} row={row} exits={exits} />
      <p className="standings">
        <Explain sp={sp} means={sp.t('round.standingIs')}>
          {sp.t('round.standing')}
        </Explain>{' '}
        {sp.table.seats.map((id) => (
          <span key={id} className="standing" data-me={id === seat || undefined}>
            <Who sp={sp} seat={id} /> <b>{standingOf(sp.table, row, id)}</b>{' '}
          </span>
        ))}
      </p>
      {withExits && (
        <ExitLines
          sp={sp}
          label={sp.t('round.exits')}
          onOpen={onOpenExit}
          lines={exits.map((now) => ({
            exit: now.exit.id,
            before: null,
            after: stateOf(now),
            words: bandWords(sp, now),
            ...(isClosed(now) ? {} : { beside: billWords(sp, now) }),
          }))}
        />
      )}
    </section>
  )
}

/** Events of this round's end and, a round ahead, of the next, with what would prevent them (H18). */
function Forecast({ sp, row, exits }: { readonly sp: Speaker; readonly row: Row; readonly exits: readonly ExitNow[] }) {
  const at = row[0]!
  const coming = sp.table.events.flatMap((entry, e) => {
    const event = sp.scenario.events[e]!
    const off = entry.unless.some((list) => list.every((test) => holds(sp.table, row, test)))
    return (entry.at === at || entry.at === at + 1) &&
      row[sp.table.layout.event + e] === 0 &&
      !off &&
      allHold(sp.table, row, entry.when)
      ? [event]
      : []
  })
  if (coming.length === 0) return null
  return (
    <>
      <h3 className="forecast-title" id="forecast-title">
        {sp.t('round.forecast')}
      </h3>
      <ul className="forecast" aria-labelledby="forecast-title">
        {coming.map((event) => (
          <li key={event.id}>
            <span>{forecastWords(sp, event)}</span>
            <Cites ids={event.text.cite.slice(0, 1)} />
            {event.preventer !== undefined && canPrevent(event, exits) && <small>{event.preventer}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What would prevent an event is said while it still can. */
function canPrevent(event: CalendarEvent, exits: readonly ExitNow[]): boolean {
  const signed = event.unless.flatMap((list) => list.flatMap((test) => ('signed' in test ? [test.signed] : [])))
  return signed.length === 0 || exits.some((now) => signed.includes(now.exit.id) && !isClosed(now))
}

const forecastWords = (sp: Speaker, event: CalendarEvent): string =>
  sp.t(event.chance === undefined ? 'round.coming' : 'round.mayCome', {
    date: dayWords(event.date, sp.language),
    act: event.title,
    parties: namedAll(sp, event.actors),
  })
