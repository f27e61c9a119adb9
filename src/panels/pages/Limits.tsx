/**
 * Where the model is wrong: its replay of the documented winter beside a coding
 * of the record, exit by exit and day by day, the first table ever made beside
 * the latest. Every cell that differs is marked, and what is known about why.
 */
import { useEffect, useState } from 'react'
import { useApp, useLanguage, useWords } from '../app/context.ts'
import { Loading } from '../app/Loading.tsx'
import { type Backtests, loadBacktests, type Miss, type Published } from './backtests.ts'

const SCENARIO = 'winter-2021'
/** The signs of both tables, in the order of their key. */
const SIGNS = ['●', '◐', '○', '–', 'T', '?'] as const

export function Limits() {
  const t = useWords()
  const [found, setFound] = useState<Backtests | 'failed' | null>(null)
  useEffect(() => {
    let wanted = true
    loadBacktests().then(
      (all) => wanted && setFound(all),
      () => wanted && setFound('failed'),
    )
    return () => {
      wanted = false
    }
  }, [])
  return (
    <article className="page limits">
      <h1>{t('limits.title')}</h1>
      <p className="lead">{t('limits.lead')}</p>
      {found === null && <Loading />}
      {found === 'failed' && <p role="alert">{t('broken.partText')}</p>}
      {found !== null && found !== 'failed' && <Tables all={found} />}
      <p className="link-row">
        <a href="#/about">{t('menu.about')}</a>
        <a href="#/dossier/exits">{t('dossier.exits.title')}</a>
      </p>
    </article>
  )
}

function Tables({ all: { first, latest, misses } }: { readonly all: Backtests }) {
  const t = useWords()
  return (
    <>
      <p className="limits-sum">
        {t('limits.first', { same: first.agreement.same, cells: first.agreement.cells })}{' '}
        {t('limits.latest', { same: latest.agreement.same, cells: latest.agreement.cells })} {t('limits.noScore')}
      </p>
      <dl className="limits-key">
        {SIGNS.map((sign) => (
          <div key={sign}>
            <dt>{sign}</dt>
            <dd>{t(`limits.sign.${sign}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <span className="limits-miss">●</span>
          </dt>
          <dd>{t('limits.differs')}</dd>
        </div>
      </dl>
      {latest.rows.map((row) => (
        <Exit
          key={row.exit}
          exit={row.exit}
          first={first}
          latest={latest}
          misses={misses.filter(({ exit }) => exit === row.exit)}
        />
      ))}
    </>
  )
}

interface ExitProps {
  readonly exit: string
  readonly first: Published
  readonly latest: Published
  readonly misses: readonly Miss[]
}

function Exit({ exit, first, latest, misses }: ExitProps) {
  const t = useWords()
  const language = useLanguage()
  const scenario = useApp().library().scenario(SCENARIO)
  const name = scenario?.exits.find(({ id }) => id === exit)?.name ?? exit
  const now = latest.rows.find((row) => row.exit === exit)!
  const then = first.rows.find((row) => row.exit === exit)
  const wrong = now.said.filter((said, i) => said !== now.codes[i]).length
  return (
    <section className="limits-exit">
      <h2 lang={scenario?.language === language ? undefined : scenario?.language}>{name}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by keyboard too */}
      <section className="scroll-table" tabIndex={0} aria-label={name}>
        <table>
          <caption>{t('limits.caption', { count: wrong, all: now.codes.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('limits.day')}</th>
              {latest.columns.map((column) => (
                <th scope="col" key={column.date} lang="en">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Line name={t('limits.record')} codes={now.codes} />
            {then !== undefined && <Line name={t('limits.modelFirst')} codes={then.said} beside={then.codes} />}
            <Line name={t('limits.modelLatest')} codes={now.said} beside={now.codes} />
          </tbody>
        </table>
      </section>
      {misses.length > 0 && (
        <dl className="limits-why">
          {misses.map((miss) => (
            <div key={miss.date}>
              <dt>{t('limits.miss', { date: dayName(latest, miss.date), coded: miss.coded, model: miss.model })}</dt>
              <dd lang="en">{miss.why}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

/** A column is named as its head; a miss may name it by that or by its date. */
const dayName = ({ columns }: Published, date: string): string =>
  columns.find((column) => column.date === date)?.name ?? date

interface LineProps {
  readonly name: string
  readonly codes: readonly string[]
  /** What the record says of the same days, where this is the model's line. */
  readonly beside?: readonly string[]
}

function Line({ name, codes, beside }: LineProps) {
  const t = useWords()
  return (
    <tr>
      <th scope="row">{name}</th>
      {codes.map((code, i) => {
        const differs = beside !== undefined && beside[i] !== code
        return (
          <td key={i}>
            <span className={differs ? 'limits-miss' : undefined}>
              <span aria-hidden="true">{code}</span>
              <span className="visually-hidden">
                {t(`limits.sign.${code}`)}
                {differs && ` ${t('limits.differs')}`}
              </span>
            </span>
          </td>
        )
      })}
    </tr>
  )
}
