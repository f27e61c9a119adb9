/** A seat in play: the table as anyone plays it, with partners' proposals, the clock and the teacher's notes. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Scenario } from '../../domain/scenario.ts'
import { AppContext, go, useApp } from '../../panels/app/context.ts'
import { Loading } from '../../panels/app/Loading.tsx'
import { hueOf } from '../../panels/shelf/hue.ts'
import { actTitle, useSpeaker } from '../../panels/table/speaker.ts'
import { turnOf } from '../../store/flow.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyName } from '../../ui/PartyName.tsx'
import type { ClassNews, TableNews, You } from '../protocol/news.ts'
import type { ClassRoom } from './classStore.ts'
import { pupilName, pupilNames } from './pupilName.ts'
import { type SeatSession, seatSession } from './seatSession.ts'
import { useClass, useLeft } from './useRoom.ts'

const TableScreen = lazy(() => import('../../panels/table/TableScreen.tsx').then((m) => ({ default: m.TableScreen })))

export interface SeatProps {
  readonly room: ClassRoom
  readonly news: ClassNews
  readonly you: You
  readonly scenario: Scenario
  readonly onMove: () => void
}

export function Seat(props: SeatProps) {
  const app = useApp()
  const { room } = props
  const [seat, setSeat] = useState<SeatSession | null>(null)
  useEffect(() => {
    const made = seatSession(room, app.session, (id) =>
      app.library().ids.includes(id) ? app.library().table(id) : null,
    )
    setSeat(made)
    return () => made.leave()
  }, [room, app])
  if (seat === null) return <Loading />
  return (
    <AppContext value={{ ...app, session: seat.session }}>
      <AtTable {...props} local={app.session} />
    </AppContext>
  )
}

function AtTable({
  room,
  news,
  you,
  scenario,
  onMove,
  local,
}: SeatProps & { readonly local: ReturnType<typeof useApp>['session'] }) {
  const { t } = useTranslation('class')
  const { session } = useApp()
  const open = useStore(session.store, (state) => state.open)
  const table = you.table === null ? undefined : news.tables[you.table]
  if (table === undefined || open === null) return <Loading />
  if (table.ended) {
    const read = () => {
      const opened = local.openRecord(room.store.getState().save!.record, t('seat.game', { n: table.n + 1 }))
      if (opened.ok) go(`ending/${opened.value}`)
    }
    return (
      <article className="page page-narrow">
        <p className="kicker">{t('table', { n: table.n + 1 })}</p>
        <h1>{t('seat.ended')}</h1>
        <p className="lead">{t('seat.endedText')}</p>
        <div className="deeds">
          <Button onPress={read}>{t('seat.ending')}</Button>
          <a href="#/lesson/after">{t('seat.after')}</a>
        </div>
      </article>
    )
  }
  const mine = scenario.parties.find(({ id }) => id === you.role)
  const turn = turnOf(open.table, open.save, open.played.row, open.played.over)
  // The rules page knows one person at this device; what it cannot know is that others are still choosing.
  const asked =
    mine !== undefined && !(table.seats[mine.id]?.paper ?? true) && (turn.kind === 'choose' || turn.kind === 'answer')
  const reading = open.save.draft.stage === 'after'
  return (
    <>
      <Strip room={room} table={table} you={you} scenario={scenario} onMove={onMove} />
      {asked || (reading && mine !== undefined) ? (
        <Suspense fallback={<Loading />}>
          <TableScreen game={open.save.id} />
        </Suspense>
      ) : (
        <Waiting table={table} scenario={scenario} watching={mine === undefined} />
      )}
    </>
  )
}

/** Above the table: where one sits, the time, what partners propose, what the teacher has read out. */
function Strip({
  room,
  table,
  you,
  scenario,
  onMove,
}: Pick<SeatProps, 'room' | 'you' | 'scenario' | 'onMove'> & { readonly table: TableNews }) {
  const { t } = useTranslation('class')
  const left = useLeft(room, table.endsAt)
  const refused = useClass(room, (state) => state.refused)
  const note = table.injects.at(-1)
  const party = scenario.parties.find(({ id }) => id === you.role)
  return (
    <aside className="class-strip" aria-label={t('strip.label')}>
      <p className="class-where">
        <strong>{t('table', { n: table.n + 1 })}</strong>
        {party === undefined ? (
          <span>{t(`role.${you.role}`)}</span>
        ) : (
          <PartyName name={party.short} hue={hueOf(party.hue)} />
        )}
        <span>{pupilName(t, you.name)}</span>
        <span className="class-back">
          {t('lobby.comeback')} <strong>{you.comeback}</strong>
        </span>
        <Button look="link" onPress={onMove}>
          {t('strip.swap')}
        </Button>
        <span className="class-clock">
          {table.paused
            ? t('strip.paused')
            : left === null
              ? ''
              : left > 0
                ? t('strip.left', { time: clock(left) })
                : t('strip.over')}
        </span>
      </p>
      {table.frozen && <p role="status">{t('strip.frozen')}</p>}
      {note !== undefined && note.round === table.round && (
        <p className="class-note">
          <strong>{t('strip.note')}</strong> {t(`inject.${note.id}`)}
        </p>
      )}
      <Proposals room={room} you={you} />
      <p role="status" className="trouble">
        {refused === null ? '' : t(`refused.${refused}`, { defaultValue: t('refused.other') })}
      </p>
    </aside>
  )
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** What the pupils of one seat propose; more than half of those present send it. */
function Proposals({ room, you }: Pick<SeatProps, 'room' | 'you'>) {
  const { t } = useTranslation('class')
  const proposals = useClass(room, (state) => state.proposals)
  const sp = useSpeaker()
  if (proposals.length === 0 || you.role === null) return null
  return (
    <ul className="plain-list class-proposals" aria-label={t('proposals.label')}>
      {proposals.map((proposal) => (
        <li key={proposal.by}>
          <span>
            {t('proposals.by', { names: pupilNames(t, proposal.agreed).join(', ') })}{' '}
            <strong>
              {proposal.agenda.length === 0
                ? t('proposals.pass')
                : proposal.agenda.map((act) => actTitle(sp, act, you.role!)).join('; ')}
            </strong>
          </span>
          {proposal.mine ? (
            <span>{t('proposals.yours')}</span>
          ) : (
            <Button look="outline" onPress={() => room.line.wish({ kind: 'agree', with: proposal.by })}>
              {t('proposals.agree')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Waiting({
  table,
  scenario,
  watching,
}: {
  readonly table: TableNews
  readonly scenario: Scenario
  readonly watching: boolean
}) {
  const { t } = useTranslation('class')
  const open = scenario.parties.filter(({ id, role }) => role === 'seat' && table.seats[id]?.done === false)
  return (
    <article className="page page-narrow class-wait">
      <h1>{t(watching ? 'wait.watching' : 'wait.title', { n: table.round })}</h1>
      <p className="lead" role="status">
        {open.length === 0 ? t('wait.nobody') : t('wait.for', { seats: open.map(({ short }) => short).join(', ') })}
      </p>
      {watching && <p>{t('wait.archive')}</p>}
      <p className="link-row">
        <a href="#/dossier">{t('wait.documents')}</a>
      </p>
    </article>
  )
}
