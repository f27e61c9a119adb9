/** The exits of the record: who had to agree, who would have given what, why it was refused, and how long it stood. */
import type { ExitRecord, ExitTable } from '../../domain/dossier.ts'
import { useLanguage, useWords } from '../app/context.ts'
import { Cite } from './Cite.tsx'
import { dateWords } from './dateWords.ts'
import { useFile } from './files.ts'
import { type Names, useNames, withNames } from './partyNames.ts'

export function ExitsPage() {
  const t = useWords()
  const language = useLanguage()
  const table = useFile('exits')
  const names = useNames()
  if (table === undefined || names === undefined) return <p role="status">{t('loading.dossier')}</p>
  return (
    <>
      <h1>{t('dossier.exits.title')}</h1>
      <p className="lead" lang="en">
        {table.caution}
      </p>
      {language !== 'en' && <p className="quiet-note">{t('dossier.englishOnly')}</p>}
      <ul className="plain-list entries">
        {table.exits.map((exit) => (
          <Entry key={exit.id} exit={exit} table={table} names={names} />
        ))}
      </ul>
    </>
  )
}

interface EntryProps {
  readonly exit: ExitRecord
  readonly table: ExitTable
  readonly names: Names
}

function Entry({ exit, table, names }: EntryProps) {
  const t = useWords()
  const language = useLanguage()
  const { from, to, text, closedBy } = exit.window
  const span = [from, to]
    .filter((day) => day !== undefined)
    .map((day) => dateWords(day, language))
    .join(language === 'ja' ? '〜' : ' to ')
  return (
    <li className="entry">
      <p className="entry-date">
        <Cite id={exit.id} />
      </p>
      <div className="entry-words">
        <h2 lang="en">{exit.title}</h2>
        <dl className="facts">
          <dt>{t('dossier.exits.gives')}</dt>
          <dd lang="en">{exit.gives.map(({ who, what }) => `${withNames(who, names)}: ${what}`).join('; ')}</dd>
          <dt>{t('dossier.exits.agree')}</dt>
          <dd lang="en">{exit.mustAgree.map((who) => withNames(who, names)).join(', ')}</dd>
          {exit.conditions.length > 0 && <dt>{t('dossier.exits.conditions')}</dt>}
          {exit.conditions.length > 0 && <dd lang="en">{exit.conditions.join('; ')}</dd>}
          <dt>{t('dossier.exits.refused')}</dt>
          <dd lang="en">{exit.refused}</dd>
          <dt>{t('dossier.exits.window')}</dt>
          <dd>
            {span} {text !== undefined && <span lang="en">({text})</span>}
            {closedBy !== undefined && (
              <>
                <br />
                {t('dossier.exits.closedBy', { date: dateWords(closedBy.date, language) })} <Cite id={closedBy.act} />
              </>
            )}
          </dd>
          {exit.states !== undefined && <dt>{t('dossier.exits.course')}</dt>}
          {exit.states !== undefined && (
            <dd>
              {courseWords(
                exit,
                table,
                (day) => dateWords(day, language),
                (state) => t(`exitState.${state}`),
              ).join('; ')}
            </dd>
          )}
        </dl>
      </div>
    </li>
  )
}

/** Only the dates on which something changed. */
function courseWords(
  { states = [] }: ExitRecord,
  { dates }: ExitTable,
  day: (iso: string) => string,
  words: (state: string) => string,
): readonly string[] {
  return states.flatMap((state, i) => (state === states[i - 1] ? [] : [`${day(dates[i] ?? '')}: ${words(state)}`]))
}
