/** Before the first round, and whenever somebody swaps: a name, a place, what one expects. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../domain/scenario.ts'
import { Choice } from '../../panels/briefing/Choice.tsx'
import { Cited } from '../../panels/dossier/Cite.tsx'
import { hueOf } from '../../panels/shelf/hue.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyName } from '../../ui/PartyName.tsx'
import type { ClassNews, TableNews, You } from '../protocol/news.ts'
import { ARCHIVIST, OBSERVER } from '../protocol/wishes.ts'
import type { ClassRoom } from './classStore.ts'
import { pupilName, pupilNames } from './pupilName.ts'

export interface LobbyProps {
  readonly room: ClassRoom
  readonly news: ClassNews
  readonly you: You
  readonly scenario: Scenario
  readonly onDone: () => void
}

export function Lobby({ room, news, you, scenario, onDone }: LobbyProps) {
  const { t } = useTranslation('class')
  const wish = room.line.wish
  const placed = you.table !== null && you.role !== null
  return (
    <article className="page class-lobby">
      <p className="kicker">{t('lobby.kicker', { code: news.code })}</p>
      <h1>{pupilName(t, you.name)}</h1>
      <p className="quiet-note">
        {t('lobby.name')}{' '}
        {news.state === 'gathering' && (
          <Button look="link" onPress={() => wish({ kind: 'name' })}>
            {t('lobby.another')}
          </Button>
        )}
      </p>
      <p className="class-comeback">
        {t('lobby.comeback')} <strong>{you.comeback}</strong>
      </p>
      <p role="status" className="class-waiting">
        {news.state === 'gathering' ? t(placed ? 'lobby.waiting' : 'lobby.choose') : ''}
      </p>
      <div className="class-columns">
        <section aria-labelledby="read" className="class-read">
          <h2 id="read">{t('lobby.read')}</h2>
          <div lang={scenario.language}>
            <p>{scenario.summary}</p>
            <ol className="lesson-exits">
              {scenario.exits.map((exit) => (
                <li key={exit.id} value={exit.n}>
                  <strong>{exit.name}.</strong> <Cited of={exit.summary} />
                </li>
              ))}
            </ol>
          </div>
          <Choice
            legend={t('lobby.predict')}
            value={you.predicts ?? ''}
            onChoose={(exit) => exit !== '' && wish({ kind: 'predict', exit })}
            options={scenario.exits.map((exit) => ({
              value: exit.id,
              name: t('lobby.exit', { n: exit.n, name: exit.name }),
            }))}
          />
        </section>
        <section aria-labelledby="places">
          <h2 id="places">{t('lobby.places')}</h2>
          <p className="quiet-note">{t('lobby.volunteers')}</p>
          {you.table === null ? (
            <Places room={room} news={news} you={you} scenario={scenario} tables={news.tables} />
          ) : (
            <>
              <Places
                room={room}
                news={news}
                you={you}
                scenario={scenario}
                tables={news.tables.filter(({ n }) => n === you.table)}
              />
              <details className="class-others">
                <summary>{t('lobby.others')}</summary>
                <Places
                  room={room}
                  news={news}
                  you={you}
                  scenario={scenario}
                  tables={news.tables.filter(({ n }) => n !== you.table)}
                />
              </details>
            </>
          )}
          <details>
            <summary>{t('lobby.ratherNot')}</summary>
            <p className="quiet-note">{t('lobby.ratherNotText')}</p>
            {scenario.parties
              .filter(({ role }) => role === 'seat')
              .map((party) => (
                <label key={party.id} className="class-tick">
                  <input
                    type="checkbox"
                    checked={you.ratherNot.includes(party.id)}
                    onChange={(event) => wish({ kind: 'rather-not', seat: party.id, on: event.target.checked })}
                  />
                  {party.name}
                </label>
              ))}
          </details>
        </section>
      </div>
      {news.state !== 'gathering' && placed && <Button onPress={onDone}>{t('lobby.toSeat')}</Button>}
    </article>
  )
}

interface PlacesProps extends Omit<LobbyProps, 'onDone'> {
  readonly tables: readonly TableNews[]
}

function Places({ room, you, scenario, tables }: PlacesProps) {
  const { t } = useTranslation('class')
  const id = useId()
  const seats = scenario.parties.filter(({ role }) => role === 'seat')
  const sit = (table: number, role: string) => room.line.wish({ kind: 'sit', table, role })
  return (
    <ul className="plain-list class-places">
      {tables.map((table) => (
        <li key={table.n} aria-labelledby={`${id}-${table.n}`}>
          <h3 id={`${id}-${table.n}`}>{t('table', { n: table.n + 1 })}</h3>
          <ul className="plain-list">
            {seats.map((party) => {
              const seat = table.seats[party.id]
              const mine = you.table === table.n && you.role === party.id
              return (
                <li key={party.id} className="class-place">
                  <PartyName name={party.short} hue={hueOf(party.hue)} />
                  <span className="quiet-note">
                    {pupilNames(t, seat?.names ?? []).join(', ') ||
                      t(party.volunteer === true ? 'lobby.volunteer' : 'lobby.free')}
                  </span>
                  {mine ? (
                    <strong className="class-mine">{t('lobby.yours')}</strong>
                  ) : (
                    !table.ended && (
                      <Button
                        look="link"
                        onPress={() => sit(table.n, party.id)}
                        aria-label={t('lobby.sitAt', { seat: party.short, n: table.n + 1 })}
                      >
                        {t('lobby.sit')}
                      </Button>
                    )
                  )}
                </li>
              )
            })}
            {[ARCHIVIST, OBSERVER].map((role) => (
              <li key={role} className="class-place">
                <span>{t(`role.${role}`)}</span>
                <span className="quiet-note">
                  {role === ARCHIVIST
                    ? table.archivists.join(', ')
                    : table.observers > 0
                      ? String(table.observers)
                      : ''}
                </span>
                {you.table === table.n && you.role === role ? (
                  <strong className="class-mine">{t('lobby.yours')}</strong>
                ) : (
                  <Button
                    look="link"
                    onPress={() => sit(table.n, role)}
                    aria-label={t('lobby.sitAt', { seat: t(`role.${role}`), n: table.n + 1 })}
                  >
                    {t('lobby.sit')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
