/** What this is and what it cannot know; who has not read it yet; borders; licences; sources. */
import { useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'

const SECTIONS = ['model', 'limits', 'facts', 'borders', 'sources', 'privacy', 'licences'] as const
/** The claims that a section's first paragraph rests on. */
const RESTS_ON: Readonly<Partial<Record<(typeof SECTIONS)[number], readonly string[]>>> = {
  facts: ['cal-114', 'cal-117', 'bef-4'],
  borders: ['law-1', 'law-2', 'law-6', 'law-7'],
}

export function About() {
  const t = useWords()
  return (
    <article className="page page-narrow about">
      <h1>{t('about.title')}</h1>
      <p className="lead">{t('about.lead')}</p>
      <p className="about-review">{t('about.review')}</p>
      {SECTIONS.map((section) => (
        <section key={section}>
          <h2>{t(`about.${section}.title`)}</h2>
          {(t(`about.${section}.text`, { returnObjects: true }) as unknown as readonly string[]).map((text, i) => (
            <p key={text}>
              {text}
              {i === 0 && <Cites ids={RESTS_ON[section] ?? []} />}
            </p>
          ))}
          {section === 'limits' && (
            <p>
              <a href="#/limits">{t('limits.title')}</a>
            </p>
          )}
        </section>
      ))}
      <p className="link-row">
        <a href="#/dossier">{t('menu.dossier')}</a>
        <a href="#/help">{t('menu.help')}</a>
        <a href="./license.txt">{t('about.licence')}</a>
        <a href="./notices.txt">{t('about.notices')}</a>
      </p>
    </article>
  )
}
