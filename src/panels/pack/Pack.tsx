/**
 * The printed pack of one scenario: on the screen a list of parts to tick and
 * what they look like, on paper those parts and nothing else.
 */
import { use, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Table } from '../../engine/table.ts'
import { addPackWords } from '../../i18n/words.ts'
import { Button } from '../../ui/Button.tsx'
import { useApp, useLanguage } from '../app/context.ts'
import { Loading } from '../app/Loading.tsx'
import { type Claims, useClaims } from '../dossier/claims.ts'
import { NotFound } from '../pages/NotFound.tsx'
import { Cards } from './Cards.tsx'
import { Limits } from './Limits.tsx'
import { Log } from './Log.tsx'
import { Paper } from './Paper.tsx'
import { PARTS, type PartId } from './parts.tsx'
import { type Pen, penOf } from './pen.ts'
import { Quick } from './Quick.tsx'
import { Roles } from './Roles.tsx'
import { Script } from './Script.tsx'
import { Head, Letter, Moments, Rubric, Statements } from './Sheets.tsx'
import { Slides } from './Slides.tsx'
import './pack.css'

const SHEETS: Readonly<Record<PartId, (props: { readonly pen: Pen }) => React.ReactNode>> = {
  quick: Quick,
  script: Script,
  slides: Slides,
  roles: Roles,
  cards: Cards,
  log: Log,
  rubric: Rubric,
  moments: Moments,
  letter: Letter,
  head: Head,
  statements: Statements,
  limits: Limits,
  paper: Paper,
}

/** `scenario` is an id of the shelf; without one, the scenario that a lesson plays. */
export function Pack({ scenario }: { readonly scenario: string | undefined }) {
  const library = useApp().library()
  const claims = useClaims()
  const id = scenario ?? library.ids[0] ?? ''
  if (library.scenario(id) === undefined) return <NotFound />
  if (claims === undefined) return <Loading />
  return <Written key={id} table={library.table(id)} claims={claims} />
}

const adding = new Map<string, Promise<void>>()

/** The pack's own words; the page waits for them. */
function usePackWords() {
  const { i18n } = useTranslation()
  const language = useLanguage()
  const known = adding.get(language) ?? addPackWords(i18n, language)
  adding.set(language, known)
  use(known)
  return i18n
}

/** Where pupils would find the page: its address, unless it was opened from a file. */
const addressHere = (): string | undefined =>
  window.location.protocol.startsWith('http') ? window.location.href.replace(/[#?].*$/, '') : undefined

function Written({ table, claims }: { readonly table: Table; readonly claims: Claims | null }) {
  const instance = usePackWords()
  const language = useLanguage()
  const pen = useMemo(
    () => penOf(instance, language, table, claims?.byId ?? new Map(), addressHere()),
    [instance, language, table, claims],
  )
  const [ticked, tick] = useState<readonly PartId[]>(PARTS)
  return (
    <article className="page pack">
      <Choose pen={pen} ticked={ticked} onTick={tick} />
      {claims === null && <p role="alert">{pen.page('broken.partText')}</p>}
      {PARTS.filter((id) => ticked.includes(id)).map((id) => {
        const Sheet = SHEETS[id]
        return <Sheet key={id} pen={pen} />
      })}
    </article>
  )
}

interface ChooseProps {
  readonly pen: Pen
  readonly ticked: readonly PartId[]
  readonly onTick: (ticked: readonly PartId[]) => void
}

/** On the screen alone. */
function Choose({ pen, ticked, onTick }: ChooseProps) {
  const { t, sp } = pen
  const library = useApp().library()
  const id = useId()
  const others = library.ids.filter((one) => one !== sp.scenario.id)
  return (
    <div className="pack-choose">
      <p className="kicker">{t('kicker')}</p>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead', { title: sp.scenario.title })}</p>
      <fieldset className="choice pack-parts">
        <legend>{t('choose')}</legend>
        {PARTS.map((part) => (
          <label key={part} className="choice-row">
            <input
              type="checkbox"
              checked={ticked.includes(part)}
              aria-describedby={`${id}-${part}`}
              onChange={({ target }) =>
                onTick(target.checked ? [...ticked, part] : ticked.filter((one) => one !== part))
              }
            />
            <span>
              <span>{t(`part.${part}`)}</span>
              <small id={`${id}-${part}`}>{t(`about.${part}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="pack-deeds">
        <Button onPress={() => window.print()} isDisabled={ticked.length === 0}>
          {t('print')}
        </Button>
        <Button look="link" onPress={() => onTick(ticked.length === PARTS.length ? [] : PARTS)}>
          {t(ticked.length === PARTS.length ? 'none' : 'all')}
        </Button>
        {ticked.length === 0 && <span role="status">{t('printNone')}</span>}
      </p>
      {others.length > 0 && (
        <details className="pack-others" data-screen-only>
          <summary>{t('other')}</summary>
          <ul>
            {others.map((one) => (
              <li key={one}>
                <a href={`#/pack/${one}`}>{library.card(one)?.title ?? one}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
