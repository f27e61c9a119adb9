/** The documents behind the game, to read and to search: claims, parties, calendar, exits of the record, figures, words. */
import type { ReactNode } from 'react'
import { useWords } from '../app/context.ts'
import { NotFound } from '../pages/NotFound.tsx'
import { CalendarPage } from './CalendarPage.tsx'
import { ClaimPage } from './ClaimPage.tsx'
import { DocumentsPage } from './DocumentsPage.tsx'
import { ExitsPage } from './ExitsPage.tsx'
import { FiguresPage } from './FiguresPage.tsx'
import { GlossaryPage } from './GlossaryPage.tsx'
import { PartiesPage } from './PartiesPage.tsx'

const SECTIONS = ['documents', 'parties', 'calendar', 'exits', 'figures', 'glossary'] as const
type Section = (typeof SECTIONS)[number]

export function Dossier({
  section = 'documents',
  id,
}: {
  readonly section: string | undefined
  readonly id: string | undefined
}) {
  const t = useWords()
  const known = SECTIONS.find((one) => one === section)
  if (known === undefined) return <NotFound />
  return (
    <article className="page dossier">
      <nav className="tabs" aria-label={t('dossier.sections')}>
        {SECTIONS.map((one) => (
          <a key={one} href={`#/dossier/${one}`} aria-current={one === known ? 'page' : undefined}>
            {t(`dossier.${one}.tab`)}
          </a>
        ))}
      </nav>
      {pageOf(known, id)}
    </article>
  )
}

function pageOf(section: Section, id: string | undefined): ReactNode {
  switch (section) {
    case 'documents':
      return id === undefined ? <DocumentsPage /> : <ClaimPage key={id} id={id} />
    case 'parties':
      return <PartiesPage id={id} />
    case 'calendar':
      return <CalendarPage />
    case 'exits':
      return <ExitsPage />
    case 'figures':
      return <FiguresPage />
    case 'glossary':
      return <GlossaryPage />
  }
}
