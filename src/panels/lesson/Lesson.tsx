/**
 * Where a table of a class begins: its name, one page to read, what it expects,
 * and who speaks for whom. Every choice but "begin" can be left alone.
 */
import { useId, useState } from 'react'
import type { Party, Scenario } from '../../domain/scenario.ts'
import { TABLE_NAMES } from '../../store/lessonTable.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyName } from '../../ui/PartyName.tsx'
import { go, useApp, useSession } from '../app/context.ts'
import { Choice } from '../briefing/Choice.tsx'
import { lengthOf, useLessonReason, useLessonWords, useTableName, useVolunteers } from '../class/useLessonWords.ts'
import { Cited } from '../dossier/Cite.tsx'
import { hueOf } from '../shelf/hue.ts'
import { After } from './After.tsx'
import './lesson.css'

/** The scenario that a lesson plays: the first on the shelf, four rounds. */
export function Lesson({ step }: { readonly step: string | undefined }) {
  const library = useApp().library()
  const scenario = library.scenario(library.ids[0] ?? '')
  if (step === 'after') return <After />
  return scenario === undefined ? null : <Start scenario={scenario} />
}

/** Tables that have begun on this device: the bell may ring in any round, and a closed page comes back. */
function Begun({ scenario }: { readonly scenario: Scenario }) {
  const t = useLessonWords()
  const games = useSession((state) => state.games).filter(
    ({ lesson, record }) => lesson !== undefined && record.scenario === scenario.id && record.rounds.length > 0,
  )
  if (games.length === 0) return null
  return (
    <section className="lesson-begun" aria-labelledby="lesson-begun">
      <h2 id="lesson-begun">{t('begun.title')}</h2>
      <ul className="plain-list">
        {games.slice(0, MOST_BEGUN).map(({ id, name, record }) => (
          <li key={id}>
            <span>{t('begun.game', { name, count: record.rounds.length })}</span>
            <a href={`#/ending/${id}`}>{t('begun.code')}</a>
            <a href={`#/table/${id}`}>{t('begun.on')}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A device goes from class to class; older games are on the shelf. */
const MOST_BEGUN = 3

const anyName = (): number => crypto.getRandomValues(new Uint8Array(1))[0]! % TABLE_NAMES

function Start({ scenario }: { readonly scenario: Scenario }) {
  const t = useLessonWords()
  const reason = useLessonReason()
  const birdOf = useTableName()
  const { session } = useApp()
  const seats = scenario.parties.filter(({ role }) => role === 'seat')
  const [name, setName] = useState(anyName)
  const [predicted, setPredicted] = useState('')
  const [taken, setTaken] = useState<readonly string[]>(() =>
    seats.filter(({ volunteer }) => volunteer !== true).map(({ id }) => id),
  )
  const [trouble, setTrouble] = useState<string | null>(null)
  const table = t('table', { name: birdOf(name) })
  const volunteers = useVolunteers(scenario)
  const begin = () => {
    const begun = session.start({
      scenario: scenario.id,
      mode: 'open',
      seats: Object.fromEntries(seats.filter(({ id }) => !taken.includes(id)).map(({ id }) => [id, 'paper'])),
      name: t('start.gameName', { table, title: scenario.title }),
      lesson: { name, ...(predicted === '' ? {} : { predicted }) },
    })
    if (begun.ok) go(`table/${begun.value}`)
    else setTrouble(reason(begun.reason))
  }
  return (
    <article className="page lesson">
      <p className="kicker">{t('start.kicker')}</p>
      <h1>{table}</h1>
      <p className="lesson-name">
        {t('start.name')}{' '}
        <Button look="link" onPress={() => setName((now) => (now + 1 + (anyName() % (TABLE_NAMES - 1))) % TABLE_NAMES)}>
          {t('start.another')}
        </Button>
      </p>
      <Begun scenario={scenario} />
      <div className="lesson-steps">
        <div className="lesson-read">
          <Page scenario={scenario} />
          <section aria-labelledby="expect">
            <h2 id="expect">{t('start.expectTitle')}</h2>
            <Choice
              legend={t('start.expect')}
              value={predicted}
              onChoose={setPredicted}
              options={[
                ...scenario.exits.map((exit) => ({
                  value: exit.id,
                  name: t('start.exit', { n: exit.n, name: exit.name }),
                })),
                { value: '', name: t('start.expectNothing') },
              ]}
            />
          </section>
        </div>
        <section aria-labelledby="seats">
          <h2 id="seats">{t('start.seatsTitle')}</h2>
          <p>{t('start.seats', { parties: volunteers === '' ? '' : t('start.named', { parties: volunteers }) })}</p>
          <ul className="plain-list lesson-seats">
            {seats.map((party) => (
              <Seat
                key={party.id}
                party={party}
                taken={taken.includes(party.id)}
                onTake={(is) => setTaken(is ? [...taken, party.id] : taken.filter((id) => id !== party.id))}
              />
            ))}
          </ul>
          <p className="quiet-note">{t('start.archivist')}</p>
        </section>
      </div>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="begin">
        <Button onPress={begin} isDisabled={taken.length === 0}>
          {t('start.begin')}
        </Button>
        <span className="quiet-note">
          {t(taken.length === 0 ? 'start.nobody' : 'start.length', lengthOf(scenario))}
        </span>
      </div>
    </article>
  )
}

/** The one page that everyone reads: where it begins, what a round is, the ways out. */
function Page({ scenario }: { readonly scenario: Scenario }) {
  const t = useLessonWords()
  return (
    <section aria-labelledby="read">
      <h2 id="read">{t('start.readTitle')}</h2>
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
      <p>{t('start.round')}</p>
      <p className="quiet-note">{t(scenario.invented === true ? 'start.careInvented' : 'start.care')}</p>
    </section>
  )
}

interface SeatProps {
  readonly party: Party
  readonly taken: boolean
  readonly onTake: (is: boolean) => void
}

/** One seat's card: who somebody here speaks for, or that its paper plays. */
function Seat({ party, taken, onTake }: SeatProps) {
  const t = useLessonWords()
  const id = useId()
  return (
    <li className="lesson-seat" data-taken={taken || undefined}>
      <label htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={taken}
          aria-describedby={`${id}-about`}
          onChange={({ target }) => onTake(target.checked)}
        />
        <PartyName hue={hueOf(party.hue)} name={party.card ?? party.name} size={20} />
      </label>
      <p id={`${id}-about`}>
        {t(taken ? 'start.spoken' : party.volunteer === true ? 'start.volunteer' : 'start.paper')}
      </p>
      {party.line !== undefined && (
        <p className="seat-line">
          <Cited of={party.line} />
        </p>
      )}
      {(party.briefing ?? []).length > 0 && (
        <details>
          <summary>{t('start.page')}</summary>
          {(party.briefing ?? []).map((line) => (
            <p key={line.text}>
              <Cited of={line} />
            </p>
          ))}
        </details>
      )}
    </li>
  )
}
