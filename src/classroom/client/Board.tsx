/** The teacher's board: tables, seats, clocks and prepared notes. Fits a projector; shows no key and no hidden move. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GameRecord } from '../../domain/record.ts'
import type { Scenario } from '../../domain/scenario.ts'
import { useApp } from '../../panels/app/context.ts'
import { Loading } from '../../panels/app/Loading.tsx'
import { QrCode } from '../../panels/class/QrCode.tsx'
import { saveText } from '../../panels/class/saveText.ts'
import { hueOf } from '../../panels/shelf/hue.ts'
import { writeLessonFile } from '../../store/lessonFile.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PartyName } from '../../ui/PartyName.tsx'
import type { ClassNews, TableNews, TeacherNews } from '../protocol/news.ts'
import { ARCHIVIST, OBSERVER, type TeacherWish } from '../protocol/wishes.ts'
import type { ClassRoom, Memory } from './classStore.ts'
import { pupilName, pupilNames } from './pupilName.ts'
import { forgetRoom, serviceBase, useClass, useLeft, useRoom } from './useRoom.ts'

export function Board({ code, memory }: { readonly code: string; readonly memory: Memory }) {
  // The key is typed once a tab and kept nowhere: a board on a shared device closes with its tab.
  const [key, setKey] = useState<string | null>(null)
  return key === null ? (
    <KeyForm code={code} onKey={setKey} />
  ) : (
    <Open code={code} keyTyped={key} memory={memory} onLeave={() => setKey(null)} />
  )
}

function KeyForm({ code, onKey }: { readonly code: string; readonly onKey: (key: string) => void }) {
  const { t } = useTranslation('class')
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') onKey(typed)
  }
  return (
    <article className="page page-narrow">
      <p className="kicker">{t('lobby.kicker', { code })}</p>
      <h1>{t('board.title')}</h1>
      <p className="lead">{t('board.keyText')}</p>
      <form onSubmit={submit}>
        <label htmlFor="class-key">{t('board.key')}</label>
        <input
          id="class-key"
          type="password"
          className="field class-code"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          maxLength={20}
        />
        <div className="deeds">
          <Button type="submit" isDisabled={typed.trim() === ''}>
            {t('board.open')}
          </Button>
        </div>
      </form>
    </article>
  )
}

interface OpenProps {
  readonly code: string
  readonly keyTyped: string
  readonly memory: Memory
  readonly onLeave: () => void
}

function Open({ code, keyTyped, memory, onLeave }: OpenProps) {
  const { t } = useTranslation('class')
  const room = useRoom({ code, key: keyTyped }, memory)
  const { line, news, teacher, refused } = useClass(room, (state) => state)
  const library = useApp().library()
  if (line.kind === 'closed')
    return (
      <article className="page page-narrow">
        <h1>{t('closed.title')}</h1>
        <p className="lead">{t(`closed.${line.code}`, { defaultValue: t('closed.other') })}</p>
        <Button
          onPress={() => {
            forgetRoom(room)
            onLeave()
          }}
        >
          {t('closed.again')}
        </Button>
      </article>
    )
  const scenario = news === null ? undefined : library.scenario(news.scenario)
  if (news === null || teacher === null || scenario === undefined) return <Loading />
  const teach = room.line.teach
  return (
    <article className="page class-board">
      {line.kind === 'down' && (
        <p className="class-down" role="alert">
          {t('down.banner')}
        </p>
      )}
      <header className="board-head">
        <div>
          <p className="kicker">{t('board.title')}</p>
          <h1 className="board-code">{news.code}</h1>
          <p className="quiet-note">{t('board.join', { address: serviceBase() })}</p>
        </div>
        <div className="board-qr">
          <QrCode text={`${serviceBase()}#/class/${news.code}`} label={t('board.qr', { code: news.code })} />
        </div>
        <Clocks teacher={teacher} news={news} teach={teach} />
      </header>
      <p className="trouble" role="status">
        {refused === null ? '' : t(`refused.${refused}`, { defaultValue: t('refused.other') })}
      </p>
      {news.state === 'gathering' && <Gathering teacher={teacher} news={news} teach={teach} />}
      <ul className="plain-list board-tables">
        {news.tables.map((table) => (
          <li key={table.n}>
            <TableCard room={room} table={table} news={news} scenario={scenario} teacher={teacher} />
          </li>
        ))}
      </ul>
      <Unplaced teacher={teacher} />
      <Afterwards news={news} teach={teach} keyTyped={keyTyped} scenario={scenario} />
    </article>
  )
}

interface Teaching {
  readonly teach: (wish: TeacherWish) => void
}

function Clocks({ teacher, news, teach }: Teaching & { readonly teacher: TeacherNews; readonly news: ClassNews }) {
  const { t } = useTranslation('class')
  const paused = news.tables.every((table) => table.paused)
  const frozen = news.tables.every((table) => table.frozen)
  return (
    <div className="board-clocks">
      <label htmlFor="board-step">{t('board.step')}</label>
      <select
        id="board-step"
        className="field"
        value={teacher.stepMs / 1000}
        onChange={(event) => teach({ kind: 'timer', seconds: Number(event.target.value) })}
      >
        {[60, 120, 180, 240, 270, 300, 420, 600].map((seconds) => (
          <option key={seconds} value={seconds}>
            {t('board.minutes', { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') })}
          </option>
        ))}
      </select>
      <Button look="outline" onPress={() => teach({ kind: 'pause', table: 'all', on: !paused })}>
        {t(paused ? 'board.resume' : 'board.pause')}
      </Button>
      <Button look="outline" onPress={() => teach({ kind: 'extend', table: 'all', seconds: 60 })}>
        {t('board.extend')}
      </Button>
      <Button look="outline" onPress={() => teach({ kind: 'freeze', table: 'all', on: !frozen })}>
        {t(frozen ? 'board.thaw' : 'board.freeze')}
      </Button>
    </div>
  )
}

function Gathering({ teacher, news, teach }: Teaching & { readonly teacher: TeacherNews; readonly news: ClassNews }) {
  const { t } = useTranslation('class')
  return (
    <section className="board-gathering" aria-label={t('board.gathering')}>
      <p>
        {t('board.in', {
          count: teacher.pupils.length,
          seated: teacher.pupils.filter(({ role }) => role !== null).length,
        })}
      </p>
      <label htmlFor="board-count">{t('board.tables')}</label>
      <select
        id="board-count"
        className="field"
        value={news.tables.length}
        onChange={(event) => teach({ kind: 'tables', count: Number(event.target.value) })}
      >
        {Array.from({ length: 12 }, (_, i) => (
          <option key={i} value={i + 1}>
            {i + 1}
          </option>
        ))}
      </select>
      <Button onPress={() => teach({ kind: 'start' })}>{t('board.start')}</Button>
    </section>
  )
}

const INJECTS = ['archive', 'home', 'polite', 'wrecking', 'consent', 'silence'] as const

interface TableCardProps {
  readonly room: ClassRoom
  readonly table: TableNews
  readonly news: ClassNews
  readonly scenario: Scenario
  readonly teacher: TeacherNews
}

function TableCard({ room, table, news, scenario, teacher }: TableCardProps) {
  const { t } = useTranslation('class')
  const left = useLeft(room, table.endsAt)
  const [seatOpen, setSeatOpen] = useState<string | null>(null)
  const [noting, setNoting] = useState(false)
  const teach = room.line.teach
  const n = table.n
  // Where nobody sits nothing is played; somebody may still come.
  const isEmpty = Object.values(table.seats).every(({ names }) => names.length === 0)
  const state = table.ended
    ? t('board.ended')
    : isEmpty && news.state !== 'gathering'
      ? t('board.empty')
      : news.state === 'gathering'
        ? ''
        : t('board.at', { round: table.round, of: scenario.rounds.length, stage: t(`stage.${table.stage}`) })
  return (
    <section
      className="board-table"
      aria-labelledby={`board-table-${n}`}
      data-empty={(isEmpty && news.state !== 'gathering') || undefined}
    >
      <h2 id={`board-table-${n}`}>{t('table', { n: n + 1 })}</h2>
      <p className="quiet-note">
        {state}
        {!table.ended &&
          !isEmpty &&
          left !== null &&
          ` · ${left > 0 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` : t('strip.over')}`}
        {table.paused && !table.ended && ` · ${t('strip.paused')}`}
      </p>
      <ul className="plain-list board-seats">
        {scenario.parties
          .filter(({ role }) => role === 'seat')
          .map((party) => {
            const seat = table.seats[party.id]
            return (
              <li key={party.id}>
                <Button
                  look="link"
                  className="board-seat"
                  onPress={() => setSeatOpen(party.id)}
                  aria-label={t('board.seat', { seat: party.short, n: n + 1 })}
                >
                  <PartyName name={party.short} hue={hueOf(party.hue)} />
                </Button>
                <span className="quiet-note">
                  {seat?.names.length === 0
                    ? t('board.paper')
                    : seat?.paper
                      ? t('board.handed', { names: pupilNames(t, seat.names).join(', ') })
                      : pupilNames(t, seat?.names ?? []).join(', ')}
                  {seat !== undefined && seat.names.length > 0 && seat.present === 0 && ` (${t('board.away')})`}
                </span>
                {news.state === 'playing' && !table.ended && seat !== undefined && !seat.paper && (
                  <span className="board-done">{t(seat.done ? 'board.done' : 'board.thinks')}</span>
                )}
              </li>
            )
          })}
      </ul>
      {news.state === 'playing' && !table.ended && !isEmpty && (
        <p className="board-deeds">
          <Button look="link" onPress={() => teach({ kind: 'extend', table: n, seconds: 60 })}>
            {t('board.extend')}
          </Button>
          <Button look="link" onPress={() => teach({ kind: 'skip', table: n })}>
            {t('board.skip')}
          </Button>
          <Button look="link" onPress={() => setNoting(true)}>
            {t('board.note')}
          </Button>
          <Button look="link" onPress={() => teach({ kind: 'freeze', table: n, on: !table.frozen })}>
            {t(table.frozen ? 'board.thaw' : 'board.freeze')}
          </Button>
          <Button look="link" onPress={() => teach({ kind: 'end', table: n })}>
            {t('board.end')}
          </Button>
        </p>
      )}
      {seatOpen !== null && (
        <SeatDialog
          room={room}
          table={table}
          seat={seatOpen}
          scenario={scenario}
          teacher={teacher}
          onClose={() => setSeatOpen(null)}
        />
      )}
      <Dialog
        open={noting}
        onClose={() => setNoting(false)}
        title={t('board.noteTitle', { n: n + 1 })}
        closeLabel={t('close')}
      >
        <p>{t('board.noteText')}</p>
        <ul className="plain-list board-notes">
          {INJECTS.map((id) => (
            <li key={id}>
              <p>
                <strong>{t(`injectFor.${id}`)}</strong> {t(`inject.${id}`)}
              </p>
              <Button
                look="outline"
                onPress={() => {
                  teach({ kind: 'inject', table: n, inject: id })
                  setNoting(false)
                }}
              >
                {t('board.read')}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </section>
  )
}

interface SeatDialogProps extends Omit<TableCardProps, 'news'> {
  readonly seat: string
  readonly onClose: () => void
}

/** One seat: hand it to its paper and back, play it once, move a pupil. No reason is asked for anything. */
function SeatDialog({ room, table, seat, scenario, teacher, onClose }: SeatDialogProps) {
  const { t } = useTranslation('class')
  const [card, setCard] = useState('')
  const teach = room.line.teach
  const party = scenario.parties.find(({ id }) => id === seat)
  const here = teacher.pupils.filter((pupil) => pupil.table === table.n && pupil.role === seat)
  const cards = scenario.instruments.filter(({ seats }) => seats.includes(seat))
  const handed = table.seats[seat]?.paper === true && here.length > 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('board.seat', { seat: party?.name ?? seat, n: table.n + 1 })}
      closeLabel={t('close')}
    >
      {here.length > 0 && (
        <p>
          <Button look="outline" onPress={() => teach({ kind: 'paper', table: table.n, seat, on: !handed })}>
            {t(handed ? 'board.giveBack' : 'board.toPaper')}
          </Button>
        </p>
      )}
      <p>
        <label htmlFor="board-card">{t('board.takeOver')}</label>
        <select id="board-card" className="field" value={card} onChange={(event) => setCard(event.target.value)}>
          <option value="">{t('proposals.pass')}</option>
          {cards.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <Button
          look="outline"
          onPress={() =>
            teach({
              kind: 'take-over',
              table: table.n,
              seat,
              agenda: card === '' ? [] : [{ kind: 'use', instrument: card }],
            })
          }
        >
          {t('board.play')}
        </Button>
      </p>
      {here.map((pupil) => (
        <p key={pupil.id} className="board-move">
          <span>{pupilName(t, pupil.name)}</span>
          {[ARCHIVIST, OBSERVER].map((role) => (
            <Button
              key={role}
              look="link"
              onPress={() => teach({ kind: 'move', pupil: pupil.id, table: table.n, role })}
            >
              {t('board.moveTo', { role: t(`role.${role}`) })}
            </Button>
          ))}
        </p>
      ))}
      {party?.volunteer === true && <p className="quiet-note">{t('board.volunteers')}</p>}
    </Dialog>
  )
}

function Unplaced({ teacher }: { readonly teacher: TeacherNews }) {
  const { t } = useTranslation('class')
  const standing = teacher.pupils.filter(({ role }) => role === null)
  return standing.length === 0 ? null : (
    <p className="quiet-note">
      {t('board.standing', {
        names: standing.map(({ name }) => pupilName(t, name)).join(', '),
        count: standing.length,
      })}
    </p>
  )
}

/** Records for the debrief; nothing is kept by the service once the lesson is closed. */
function Afterwards({
  news,
  teach,
  keyTyped,
  scenario,
}: Teaching & { readonly news: ClassNews; readonly keyTyped: string; readonly scenario: Scenario }) {
  const { t } = useTranslation('class')
  const [failed, setFailed] = useState(false)
  const [closing, setClosing] = useState(false)
  const save = async () => {
    try {
      const answer = await fetch(`${serviceBase()}class/lesson/${news.code}/records`, {
        headers: { 'x-class-key': keyTyped },
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const { tables } = (await answer.json()) as { tables: { name: string; record: GameRecord }[] }
      const file = writeLessonFile(
        scenario,
        tables.map(({ name, record }) => ({ name: Number(name) - 1, account: 'none', record })),
      )
      saveText(file, `off-ramp-lesson-${news.code}.json`)
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <footer className="deeds">
      <Button look="outline" onPress={() => void save()}>
        {t('board.save')}
      </Button>
      <a href="#/projector">{t('board.projector')}</a>
      <Button look="link" onPress={() => setClosing(true)}>
        {t('board.close')}
      </Button>
      <p className="trouble" role="alert">
        {failed ? t('board.saveFailed') : ''}
      </p>
      <Dialog
        open={closing}
        onClose={() => setClosing(false)}
        title={t('board.close')}
        urgent
        actions={
          <>
            <Button look="outline" onPress={() => setClosing(false)}>
              {t('board.keepOpen')}
            </Button>
            <Button
              onPress={() => {
                teach({ kind: 'close' })
                setClosing(false)
              }}
            >
              {t('board.close')}
            </Button>
          </>
        }
      >
        <p>{t('board.closeText')}</p>
      </Dialog>
    </footer>
  )
}
