/** An address that leads nowhere: said in one sentence, with ways on. */
import { useWords } from '../app/context.ts'

export function NotFound() {
  const t = useWords()
  return (
    <article className="page page-narrow">
      <h1>{t('notFound.title')}</h1>
      <p className="lead">{t('notFound.text')}</p>
      <p className="link-row">
        <a href="#/">{t('broken.home')}</a>
        <a href="#/games">{t('games.title')}</a>
        <a href="#/dossier">{t('menu.dossier')}</a>
      </p>
    </article>
  )
}
