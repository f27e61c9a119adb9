/** The front page: one sentence over the road, four seats, and what else stands on the shelf. */
import type { Party, Scenario } from '../../domain/scenario.ts'
import { dayWords } from '../../i18n/words.ts'
import type { ScenarioCard } from '../../scenario/readCard.ts'
import { PlaceCard } from '../../ui/PlaceCard.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { go, useApp, useLanguage, useSession, useWords } from '../app/context.ts'
import { Cited } from '../dossier/Cite.tsx'
import { FromFile } from './FromFile.tsx'
import { hasStudio } from './GivenScenario.tsx'
import { addressOf, placeOf, placeWords, scenarioName } from './gameWords.ts'
import { hueOf } from './hue.ts'
import { QuietRoad } from './QuietRoad.tsx'
import { useNarrow } from './useNarrow.ts'

export function Shelf() {
  const t = useWords()
  const app = useApp()
  const language = useLanguage()
  const narrow = useNarrow()
  const library = app.library()
  const [head, ...rest] = library.ids
  const first = head === undefined ? undefined : library.scenario(head)
  const others = rest.flatMap((id) => library.card(id) ?? [])
  if (first === undefined) return <p className="page">{t('shelf.empty')}</p>
  const seats = first.parties.filter(({ role }) => role === 'seat')
  return (
    <>
      <section className="start" aria-labelledby="opening">
        <QuietRoad
          className="start-road"
          dates={first.rounds.slice(0, 2).map(({ from }) => dayWords(from, language, 'road'))}
          description={t('shelf.road')}
        />
        <div className="start-words">
          <h1 className="opening" id="opening">
            {first.opening}
          </h1>
          {!narrow && <StartLine scenario={first} />}
        </div>
      </section>
      {narrow && <StartLine scenario={first} />}
      <section className={narrow ? 'seat-rows' : 'seats'} aria-label={t('shelf.seats')}>
        {seats.map((party) =>
          narrow ? (
            <SeatRow key={party.id} scenario={first} party={party} />
          ) : (
            <SeatCard key={party.id} scenario={first} party={party} />
          ),
        )}
      </section>
      <p className="seats-note">{t(first.invented === true ? 'shelf.invented' : 'shelf.ourWords')}</p>
      <div className="shelf-more">
        <LastGame />
        {others.map((scenario) => (
          <WholeWinter key={scenario.id} scenario={scenario} />
        ))}
        <Together scenario={first} />
        <FromFile folded />
        {hasStudio() && <Write />}
      </div>
    </>
  )
}

function StartLine({ scenario }: { readonly scenario: Scenario }) {
  const t = useWords()
  return (
    <>
      <p className="start-line">
        {t('shelf.startLine', { summary: scenario.summary.trim(), minutes: scenario.minutes })}
      </p>
      <p className="start-goal">{t('shelf.goal')}</p>
    </>
  )
}

interface SeatProps {
  readonly scenario: Scenario
  readonly party: Party
}

function SeatCard({ scenario, party }: SeatProps) {
  const t = useWords()
  return (
    <PlaceCard
      hue={hueOf(party.hue)}
      name={party.card ?? party.name}
      action={t('shelf.sit')}
      onSit={() => go(`brief/${scenario.id}/${party.id}`)}
    >
      <SeatLine party={party} />
    </PlaceCard>
  )
}

function SeatRow({ scenario, party }: SeatProps) {
  return (
    <article className="seat-row">
      <Swatch hue={hueOf(party.hue)} width={12} height="100%" />
      <div className="seat-row-words">
        <h2>
          <a className="seat-row-link" href={`#/brief/${scenario.id}/${party.id}`}>
            {party.card ?? party.name}
          </a>
          <span aria-hidden="true">›</span>
        </h2>
        <SeatLine party={party} />
      </div>
    </article>
  )
}

/** One documented position, in our words. */
function SeatLine({ party }: { readonly party: Party }) {
  if (party.line === undefined) return null
  return (
    <p className="seat-line">
      <Cited of={party.line} />
    </p>
  )
}

/** The way in for whoever wants to write. */
function Write() {
  const t = useWords()
  return (
    <section>
      <h2>{t('studio:shelf.title')}</h2>
      <p>
        {t('studio:shelf.about')} <a href="#/studio">{t('studio:shelf.link')}</a>
      </p>
    </section>
  )
}

function LastGame() {
  const t = useWords()
  const app = useApp()
  const games = useSession((state) => state.games)
  const [last, ...older] = games
  if (last === undefined) return null
  const place = placeOf(app.library(), last)
  return (
    <section>
      <h2>{t('shelf.last')}</h2>
      <p>{place === null ? last.name : placeWords(t, place, last)}</p>
      <p>
        <a href={`#/${addressOf(place, last)}`}>{t(place?.over ? 'shelf.look' : 'shelf.goOn')}</a>
        {older.length > 0 && (
          <>
            {' '}
            <a href="#/games">{t('shelf.allGames', { count: games.length })}</a>
          </>
        )}
      </p>
    </section>
  )
}

function WholeWinter({ scenario }: { readonly scenario: ScenarioCard }) {
  const t = useWords()
  const language = useLanguage()
  const { library } = useApp()
  // Whoever points at it may open it: it is read in a quiet moment before the press.
  const prepare = () => whenIdle(() => library().scenario(scenario.id))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing to operate; only a head start
    <section onPointerEnter={prepare} onFocus={prepare}>
      <h2>{scenarioName(t, scenario)}</h2>
      <p>{t(`shelf.scenario.${scenario.id}.about`, { defaultValue: scenario.subtitle })}</p>
      <p>
        <a href={`#/brief/${scenario.id}`}>{t('shelf.start')}</a>
      </p>
      {scenario.starts.length > 0 && (
        <details className="start-dates">
          <summary>{t('shelf.starts')}</summary>
          <p>
            {scenario.starts.map((start) => (
              <a key={start.id} href={`#/brief/${scenario.id}/any/${start.id}`}>
                {dayWords(start.date, language, 'short')}
              </a>
            ))}
          </p>
        </details>
      )}
    </section>
  )
}

const whenIdle = (work: () => void): void => {
  // Not every browser of the last two years tells its quiet moments.
  if ('requestIdleCallback' in window) window.requestIdleCallback(work)
  else setTimeout(work, 200)
}

function Together({ scenario }: { readonly scenario: Scenario }) {
  const t = useWords()
  return (
    <section>
      <h2>{t('shelf.table')}</h2>
      <ul className="plain-list">
        {(['open', 'sealed'] as const).map((mode) => (
          <li key={mode}>
            <p>
              <a href={`#/brief/${scenario.id}/${mode}`}>{t(`mode.${mode}.name`)}</a> {t(`shelf.together.${mode}`)}
            </p>
          </li>
        ))}
        <li>
          <p>
            <a href="#/teach">{t('lesson:shelf.name')}</a> {t('lesson:shelf.about')}
          </p>
        </li>
      </ul>
    </section>
  )
}
