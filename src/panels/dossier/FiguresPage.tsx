/** Troop figures as they were said, one a row; they are not one series. */
import { useLanguage, useWords } from '../app/context.ts'
import { Cites } from './Cite.tsx'
import { dateWords } from './dateWords.ts'
import { useFile } from './files.ts'

export function FiguresPage() {
  const t = useWords()
  const language = useLanguage()
  const troops = useFile('troops')
  if (troops === undefined) return <p role="status">{t('loading.dossier')}</p>
  return (
    <>
      <h1>{t('dossier.figures.title')}</h1>
      <p className="lead" lang="en">
        {troops.caution}
      </p>
      {language !== 'en' && <p className="quiet-note">{t('dossier.englishOnly')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className="scroll-table stacking-table" tabIndex={0} aria-label={t('dossier.figures.title')}>
        <table>
          <thead>
            <tr>
              {['date', 'by', 'figure', 'counts', 'source'].map((head) => (
                <th key={head} scope="col">
                  {t(`dossier.figures.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {troops.rows.map((figure, i) => (
              <tr key={i}>
                <th scope="row">{dateWords(figure.date, language)}</th>
                <td data-name={t('dossier.figures.by')} lang="en">
                  {figure.saidBy}
                </td>
                <td data-name={t('dossier.figures.figure')} lang="en">
                  {figure.figure}
                </td>
                <td data-name={t('dossier.figures.counts')} lang="en">
                  {figure.counts}
                </td>
                <td data-name={t('dossier.figures.source')}>
                  <span>
                    <span lang="en">{[...new Set(figure.sources.map(({ outlet }) => outlet))].join(', ')}</span>
                    <Cites ids={figure.cite} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
