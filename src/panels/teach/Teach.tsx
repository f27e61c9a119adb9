/** The teacher's page: the default form, minute by minute, on one screen that prints; everything more is in the pack. */
import { useApp } from '../app/context.ts'
import { lengthOf, useLessonWords, useVolunteers } from '../class/useLessonWords.ts'
import { isAboutThisWar } from '../ending/aboutThisWar.ts'
import './teach.css'

interface Minute {
  readonly from: string
  readonly what: string
  readonly say?: string
}

export function Teach() {
  const t = useLessonWords()
  const library = useApp().library()
  // A lesson plays the first scenario on the shelf; a packed one has its own there.
  const scenario = library.scenario(library.ids[0] ?? '')
  const volunteers = useVolunteers(scenario)
  if (scenario === undefined) return null
  const war = isAboutThisWar(scenario)
  const kind = war ? 'war' : scenario.invented === true ? 'invented' : 'documented'
  const data = { ...lengthOf(scenario), about: t(`teach.about.${kind}`, { title: scenario.title }) }
  const list = (key: string) => t(key, { returnObjects: true }) as unknown as readonly string[]
  const minutes = t('teach.minutes', { ...data, returnObjects: true }) as unknown as readonly Minute[]
  const care = [
    ...(volunteers === '' ? [] : [t('teach.volunteers', { parties: volunteers })]),
    ...(war ? list('teach.careWar') : []),
    ...list('teach.care'),
  ]
  return (
    <article className="page teach">
      <p className="kicker">{t('teach.kicker')}</p>
      <h1>{t('teach.title')}</h1>
      <p className="lead">{t('teach.lead')}</p>
      <nav className="link-row" aria-label={t('teach.pages')}>
        <a href="#/lesson">{t('teach.toLesson')}</a>
        <a href="#/projector">{t('teach.toProjector')}</a>
        <a href="#/lesson/after">{t('teach.toAfter')}</a>
        <a href="#/pack">{t('teach.toPack')}</a>
        <a href={`#/brief/${scenario.id}/open`}>{t('teach.toOpen')}</a>
      </nav>
      <div className="teach-two">
        <section aria-labelledby="before">
          <h2 id="before">{t('teach.beforeTitle')}</h2>
          <ol>
            {list('teach.before').map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="care">
          <h2 id="care">{t('teach.careTitle')}</h2>
          <ul>
            {care.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      </div>
      <section aria-labelledby="minutes">
        <h2 id="minutes">{t('teach.minutesTitle')}</h2>
        <ol className="plain-list minutes">
          {minutes.map(({ from, what, say }) => (
            <li key={from}>
              <span className="minute">{from}</span>
              <div>
                <p>{what}</p>
                {say !== undefined && <p className="minute-say">{say}</p>}
              </div>
            </li>
          ))}
        </ol>
        <p className="quiet-note">{t('teach.planNote')}</p>
      </section>
      <section aria-labelledby="stuck">
        <h2 id="stuck">{t('teach.stuckTitle')}</h2>
        <ul>
          {list('teach.stuck').map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      {scenario.notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">{t('teach.notesTitle')}</h2>
          <ul lang={scenario.language}>
            {scenario.notes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="quiet-note">{t(war ? 'teach.reviewed' : 'teach.packFrom')}</p>
    </article>
  )
}
