/** Your page: who you speak for, what it has asked for, and how you want to play. Read in under forty seconds. */
import { useId, useState } from 'react'
import type { Holder } from '../../domain/record.ts'
import type { AccountPack, Party, Scenario, Start } from '../../domain/scenario.ts'
import { MODES, type Mode } from '../../store/save.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyName } from '../../ui/PartyName.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { go, useAddress, useApp, useLanguage, useWords } from '../app/context.ts'
import { Cite, Cited } from '../dossier/Cite.tsx'
import { ClaimTitle } from '../dossier/ClaimText.tsx'
import { useClaims } from '../dossier/claims.ts'
import { dateWords } from '../dossier/dateWords.ts'
import { NotFound } from '../pages/NotFound.tsx'
import { useReason } from '../pages/useReason.ts'
import { roundsOf } from '../shelf/gameWords.ts'
import { hueOf } from '../shelf/hue.ts'
import { useNarrow } from '../shelf/useNarrow.ts'
import { Choice } from './Choice.tsx'
import { PolicyLabel, usePolicyChoices } from './policies.tsx'

export function Briefing({ scenario: id, seat }: { readonly scenario: string; readonly seat: string | undefined }) {
  const scenario = useApp().library().scenario(id)
  const [, , , start] = useAddress()
  if (scenario === undefined) return <NotFound />
  const party = scenario.parties.find((candidate) => candidate.id === seat && candidate.role === 'seat')
  const mode = MODES.find((candidate) => candidate === seat && candidate !== 'solo')
  if (party !== undefined)
    return <SeatPage key={party.id} scenario={scenario} party={party} mode="solo" startId={start} />
  if (mode !== undefined)
    return <SeatPage key={mode} scenario={scenario} party={undefined} mode={mode} startId={start} />
  return seat === undefined || seat === 'any' ? <ChooseSeat scenario={scenario} start={start} /> : <NotFound />
}

/** Before a seat is chosen: all of them, each with one line. */
function ChooseSeat({ scenario, start }: { readonly scenario: Scenario; readonly start: string | undefined }) {
  const t = useWords()
  const language = useLanguage()
  const chosen = scenario.starts.find(({ id }) => id === start)
  const end = chosen === undefined ? '' : `/${chosen.id}`
  return (
    <article className="page brief" lang={scenario.language}>
      <div className="brief-read">
        <p className="kicker">{scenario.title}</p>
        <h1 lang={language}>{t('brief.chooseSeat')}</h1>
        <p className="lead">{chosen === undefined ? scenario.summary : <Cited of={chosen.text} />}</p>
        <ul className="plain-list seat-list">
          {seatsOf(scenario).map((party) => (
            <li key={party.id} className="seat-row">
              <Swatch hue={hueOf(party.hue)} width={12} height="100%" />
              <div className="seat-row-words">
                <h2>
                  <a className="seat-row-link" href={`#/brief/${scenario.id}/${party.id}${end}`}>
                    {party.card ?? party.name}
                  </a>
                  <span aria-hidden="true">›</span>
                </h2>
                {party.line !== undefined && (
                  <p className="seat-line">
                    <Cited of={party.line} />
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
        <p className="link-row" lang={language}>
          <a href={`#/brief/${scenario.id}/open${end}`}>{t('mode.open.name')}</a>
          <a href={`#/brief/${scenario.id}/sealed${end}`}>{t('mode.sealed.name')}</a>
        </p>
      </div>
      {scenario.starts.length > 0 && (
        <nav className="brief-play" aria-labelledby="starts">
          <h2 className="choice-legend" id="starts" lang={language}>
            {t('brief.startLater')}
          </h2>
          <ul className="plain-list starts">
            {scenario.starts.map((one) => (
              <li key={one.id}>
                <a href={`#/brief/${scenario.id}/any/${one.id}`} aria-current={one === chosen ? 'true' : undefined}>
                  <span className="start-date" lang={language}>
                    {dateWords(one.date, language)}
                  </span>
                  <span>{one.title}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </article>
  )
}

const seatsOf = (scenario: Scenario): readonly Party[] => scenario.parties.filter(({ role }) => role === 'seat')

interface SeatPageProps {
  readonly scenario: Scenario
  /** Absent when everyone plays on one device. */
  readonly party: Party | undefined
  readonly mode: Mode
  readonly startId: string | undefined
}

function SeatPage({ scenario, party, mode: firstMode, startId }: SeatPageProps) {
  const t = useWords()
  return (
    <article className="page brief">
      <div className="brief-read" lang={party === undefined ? undefined : scenario.language}>
        <p className="kicker">{scenario.title}</p>
        {party === undefined ? (
          <>
            <h1>{t(`mode.${firstMode}.name`)}</h1>
            <p className="lead">{t(`mode.${firstMode}.long`)}</p>
            <Rule scenario={scenario} />
            <Seats scenario={scenario} />
          </>
        ) : (
          <SeatWords scenario={scenario} party={party} />
        )}
      </div>
      <BeginForm scenario={scenario} party={party} mode={firstMode} startId={startId} />
    </article>
  )
}

/** What a round is and what makes a signature, in two sentences. */
function Rule({ scenario: { rules } }: { readonly scenario: Scenario }) {
  const t = useWords()
  const language = useLanguage()
  const key = rules.signing === 'same-round' ? 'brief.ruleItself' : 'brief.rulePropose'
  return (
    <p className="brief-rule" lang={language}>
      {t(key, { count: rules.slots })}
    </p>
  )
}

function SeatWords({ scenario, party }: { readonly scenario: Scenario; readonly party: Party }) {
  const t = useWords()
  const aims = scenario.aims.filter(({ seat }) => seat === party.id)
  return (
    <>
      <div className="brief-name">
        <Swatch className="brief-fold" hue={hueOf(party.hue)} width="100%" height={14} />
        <h1>{party.card ?? party.name}</h1>
      </div>
      <ul className="plain-list brief-lines">
        {(party.briefing ?? []).map((line) => (
          <li key={line.text}>
            <Cited of={line} />
          </li>
        ))}
      </ul>
      <Rule scenario={scenario} />
      {party.card !== undefined && <p className="brief-voice">{t('brief.thirdPerson')}</p>}
      {aims.length > 0 && (
        <section className="brief-aims">
          <h2>{t('brief.aims')}</h2>
          <ul>
            {aims.map((aim) => (
              <li key={aim.id}>
                <Cited of={aim.text} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Documents scenario={scenario} party={party} />
    </>
  )
}

/** The documents behind this page, by name and date; closed until asked for. */
function Documents({ scenario, party }: { readonly scenario: Scenario; readonly party: Party }) {
  const t = useWords()
  const language = useLanguage()
  const claims = useClaims()
  const ids = citedBy(scenario, party)
  if (ids.length === 0) return null
  return (
    <details className="brief-documents">
      <summary>{t('brief.documents', { count: ids.length })}</summary>
      <ul className="plain-list">
        {ids.map((id) => {
          const claim = claims?.byId.get(id)
          return (
            <li key={id}>
              {claim !== undefined && (
                <>
                  <ClaimTitle claim={claim} />
                  {claim.date !== undefined && t('brief.dated', { date: dateWords(claim.date, language) })}
                </>
              )}{' '}
              <Cite id={id} />
            </li>
          )
        })}
      </ul>
      <p>
        <a href="#/dossier/parties">{t('brief.allDocuments')}</a>
      </p>
    </details>
  )
}

/** What this seat's page and its positions cite, each once, in that order. */
function citedBy(scenario: Scenario, party: Party): readonly string[] {
  const stances = scenario.issues.flatMap(({ stances }) => stances.filter(({ seat }) => seat === party.id))
  return [
    ...new Set([
      ...(party.line?.cite ?? []),
      ...(party.briefing ?? []).flatMap(({ cite }) => cite),
      ...scenario.aims.filter(({ seat }) => seat === party.id).flatMap(({ text }) => text.cite),
      ...stances.flatMap(({ cite }) => cite),
    ]),
  ]
}

function Seats({ scenario }: { readonly scenario: Scenario }) {
  return (
    <ul className="plain-list seat-list">
      {seatsOf(scenario).map((party) => (
        <li key={party.id} className="brief-seat">
          <PartyName hue={hueOf(party.hue)} name={party.name} size={20} />
          {party.line !== undefined && (
            <p>
              <Cited of={party.line} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

// ── how to play

function BeginForm({ scenario, party, mode: firstMode, startId }: SeatPageProps) {
  const t = useWords()
  const reason = useReason()
  const { session } = useApp()
  const [mode, setMode] = useState<Mode>(firstMode)
  const [others, setOthers] = useState<Holder>('bargainer')
  const [empty, setEmpty] = useState<readonly string[]>([])
  const [start, setStart] = useState(startId ?? '')
  const [pack, setPack] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const narrow = useNarrow()
  const reasons = useWords('grounds')
  const policies = usePolicyChoices()
  const seats = seatsOf(scenario)

  const begin = () => {
    const held = mode === 'solo' ? seats.filter(({ id }) => id !== party?.id).map(({ id }) => id) : empty
    const begun = session.start({
      scenario: scenario.id,
      mode,
      ...(mode === 'solo' && party !== undefined ? { me: party.id } : {}),
      seats: Object.fromEntries(held.map((id) => [id, others])),
      ...(scenario.starts.some(({ id }) => id === start) ? { start } : {}),
      ...(pack === '' ? {} : { pack }),
      name:
        party === undefined || mode !== 'solo'
          ? `${scenario.title}, ${t(`mode.${mode}.name`)}`
          : `${scenario.title}, ${party.short}`,
    })
    if (begun.ok) go(`table/${begun.value}`)
    else setTrouble(reason(begun.reason))
  }

  const choices = (
    <>
      <Choice
        legend={t('brief.mode')}
        value={mode}
        onChoose={(value) => setMode(value as Mode)}
        options={MODES.filter((one) => one !== 'solo' || party !== undefined).map((one) => ({
          value: one,
          name: t(`mode.${one}.name`),
          about: t(`mode.${one}.about`),
        }))}
      />
      {mode !== 'solo' && <EmptySeats seats={seats} empty={empty} onChange={setEmpty} />}
      {(mode === 'solo' || empty.length > 0) && (
        <details className="brief-others">
          <summary>{t('brief.othersAre', { name: policies.find(({ value }) => value === others)?.name })}</summary>
          <Choice
            legend={t(mode === 'solo' ? 'brief.others' : 'brief.emptyPlay')}
            value={others}
            onChoose={setOthers}
            options={policies}
          />
          <p className="policy-how">{reasons('policy.how')}</p>
          <PolicyLabel id={others} />
        </details>
      )}
    </>
  )
  return (
    <section className="brief-play" aria-label={t('brief.play')}>
      {narrow && party !== undefined ? (
        <details className="brief-how">
          <summary>
            {t('brief.how', {
              mode: t(`mode.${mode}.name`),
              others: policies.find(({ value }) => value === others)?.name,
            })}
          </summary>
          {choices}
        </details>
      ) : (
        choices
      )}
      {(scenario.starts.length > 0 || scenario.packs.length > 0) && (
        <MoreChoices
          starts={scenario.starts}
          start={start}
          onStart={setStart}
          packs={scenario.packs}
          pack={pack}
          onPack={setPack}
        />
      )}
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="begin">
        <Button onPress={begin} isDisabled={mode !== 'solo' && empty.length === seats.length}>
          {t('brief.begin')}
        </Button>
        <span className="quiet-note">
          {t('brief.length', { rounds: roundsOf(scenario), minutes: scenario.minutes })}
        </span>
      </div>
    </section>
  )
}

interface EmptySeatsProps {
  readonly seats: readonly Party[]
  readonly empty: readonly string[]
  readonly onChange: (empty: readonly string[]) => void
}

/** Seats that nobody at the table takes; nobody is assigned one. */
function EmptySeats({ seats, empty, onChange }: EmptySeatsProps) {
  const t = useWords()
  return (
    <fieldset className="choice">
      <legend>{t('brief.whoSits')}</legend>
      {seats.map((party) => (
        <label key={party.id} className="choice-row">
          <input
            type="checkbox"
            checked={!empty.includes(party.id)}
            onChange={({ target }) =>
              onChange(target.checked ? empty.filter((id) => id !== party.id) : [...empty, party.id])
            }
          />
          <PartyName hue={hueOf(party.hue)} name={party.name} />
        </label>
      ))}
      <p className="quiet-note">{t('brief.volunteers')}</p>
    </fieldset>
  )
}

interface MoreProps {
  readonly starts: readonly Start[]
  readonly start: string
  readonly onStart: (id: string) => void
  readonly packs: readonly AccountPack[]
  readonly pack: string
  readonly onPack: (id: string) => void
}

function MoreChoices({ starts, start, onStart, packs, pack, onPack }: MoreProps) {
  const t = useWords()
  const language = useLanguage()
  const id = useId()
  const about = packs.find((one) => one.id === pack)
  return (
    <details className="brief-more" open={start !== ''}>
      <summary>{t('brief.more')}</summary>
      {starts.length > 0 && (
        <Choice
          legend={t('brief.start')}
          value={start === '' ? starts[0]!.id : start}
          onChoose={onStart}
          options={starts.map((one) => ({ value: one.id, name: dateWords(one.date, language), about: one.title }))}
        />
      )}
      {packs.length > 0 && (
        <div className="choice">
          <label className="choice-legend" htmlFor={id}>
            {t('brief.pack')}
          </label>
          <select
            id={id}
            className="field"
            value={pack}
            aria-describedby={`${id}-about`}
            onChange={({ target }) => onPack(target.value)}
          >
            <option value="">{t('brief.packNone')}</option>
            {packs.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
          <p className="quiet-note" id={`${id}-about`}>
            {about?.text ?? t('brief.packAbout')}
          </p>
        </div>
      )}
    </details>
  )
}
