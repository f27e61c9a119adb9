/** Terms of art in four languages, with the notes on loaded words. */
import { useState } from 'react'
import type { GlossaryTerm } from '../../domain/dossier.ts'
import { useLanguage, useWords } from '../app/context.ts'
import { Cites } from './Cite.tsx'
import { type Glossary, useFile } from './files.ts'
import { matches, Search } from './parts.tsx'

export function GlossaryPage() {
  const t = useWords()
  const language = useLanguage()
  const glossary = useFile('glossary')
  const [question, setQuestion] = useState('')
  if (glossary === undefined) return <p role="status">{t('loading.dossier')}</p>
  const asked = question.trim()
  const found = glossary.terms.filter(({ en, ja, uk, ru }) => asked === '' || matches(asked, en, ja, uk, ru))
  return (
    <>
      <h1>{t('dossier.glossary.title')}</h1>
      <p className="lead">{t('dossier.glossary.lead')}</p>
      {language !== 'en' && <p className="quiet-note">{t('dossier.englishOnly')}</p>}
      <Search label={t('dossier.search')} value={question} onChange={setQuestion} />
      <p className="quiet-note" role="status">
        {t('dossier.found', { count: found.length })}
      </p>
      {glossary.sections.map((section) => (
        <Section key={section.id} title={section.title} terms={found.filter((term) => term.section === section.id)} />
      ))}
      {asked === '' && <Notes glossary={glossary} />}
    </>
  )
}

/** Each side's own word, never ours without saying whose. */
const ATTRIBUTED = ['en', 'ja', 'uk', 'ru'] as const

function Section({ title, terms }: { readonly title: string; readonly terms: readonly GlossaryTerm[] }) {
  if (terms.length === 0) return null
  return (
    <section className="glossary">
      <h2 lang="en">{title}</h2>
      <dl>
        {terms.map((term) => (
          <div key={term.id}>
            <dt lang="en">{term.en}</dt>
            <dd lang="ja">{term.ja}</dd>
            <dd lang="uk">{term.uk}</dd>
            <dd lang="ru">{term.ru}</dd>
            {term.attributed?.map((words) => (
              <dd key={words.whose} className="attributed">
                <span lang="en">{words.whose}:</span>{' '}
                {ATTRIBUTED.map(
                  (lang) =>
                    words[lang]?.length !== undefined && (
                      <span key={lang} lang={lang}>{` ${words[lang].join(', ')}`}</span>
                    ),
                )}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}

function Notes({ glossary }: { readonly glossary: Glossary }) {
  const t = useWords()
  return (
    <section className="glossary-notes">
      <h2>{t('dossier.glossary.notes')}</h2>
      <ul lang="en">
        {glossary.notes.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <h2>{t('about.borders.title')}</h2>
      <p>
        <span lang="en">{glossary.borders.text}</span>
        <Cites ids={glossary.borders.cite} />
      </p>
    </section>
  )
}
