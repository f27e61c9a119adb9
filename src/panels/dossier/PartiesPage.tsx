/** What each party said it wanted, would not do, could discuss and was bound by; its private intentions are not documented here. */
import type { PartyLine, PartyProfile } from '../../domain/dossier.ts'
import { ProvenanceMark } from '../../ui/ProvenanceMark.tsx'
import { useLanguage, useWords } from '../app/context.ts'
import { Cites } from './Cite.tsx'
import { SourceLine } from './ClaimText.tsx'
import { useFile } from './files.ts'

const LISTS = ['statedAims', 'redLines', 'couldDiscuss', 'constraints', 'gate', 'saidAboutForce', 'notes'] as const

export function PartiesPage({ id }: { readonly id: string | undefined }) {
  const t = useWords()
  const language = useLanguage()
  const parties = useFile('parties')
  if (parties === undefined) return <p role="status">{t('loading.dossier')}</p>
  const party = parties.find((one) => one.id === id)
  return (
    <>
      <h1 lang={party === undefined ? undefined : 'en'}>{party?.name ?? t('dossier.parties.title')}</h1>
      <p className="lead">{t('dossier.parties.lead')}</p>
      {language !== 'en' && <p className="quiet-note">{t('dossier.englishOnly')}</p>}
      {party === undefined ? (
        <FirstAims parties={parties} />
      ) : (
        <>
          <nav className="party-index" aria-label={t('dossier.parties.title')} lang="en">
            {parties.map((one) => (
              <a key={one.id} href={`#/dossier/parties/${one.id}`} aria-current={one === party ? 'page' : undefined}>
                {one.name}
              </a>
            ))}
          </nav>
          <Profile party={party} />
        </>
      )}
    </>
  )
}

/** Before one is chosen: what each said first that it wanted. */
function FirstAims({ parties }: { readonly parties: readonly PartyProfile[] }) {
  return (
    <ul className="plain-list first-aims">
      {parties.map(({ id, name, statedAims: [first] = [] }) => (
        <li key={id}>
          <h2>
            <a href={`#/dossier/parties/${id}`} lang="en">
              {name}
            </a>
          </h2>
          {first !== undefined && <Line line={first} />}
        </li>
      ))}
    </ul>
  )
}

function Profile({ party }: { readonly party: PartyProfile }) {
  const t = useWords()
  return LISTS.map((list) => {
    const lines = party[list] ?? []
    return lines.length === 0 ? null : (
      <section key={list} className="profile">
        <h2>{t(`dossier.parties.${list}`)}</h2>
        <ul className="plain-list">
          {lines.map((line) => (
            <li key={line.text}>
              <Line line={line} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

function Line({ line }: { readonly line: PartyLine }) {
  const t = useWords()
  const kind = line.provenance === 'background' ? 'reported' : line.provenance
  return (
    <>
      <p>
        <span lang="en">{line.text}</span>
        {line.correction !== undefined && (
          <span className="correction" lang="en">
            {' '}
            {line.correction}
          </span>
        )}
        <Cites ids={line.cite ?? []} />
      </p>
      <p className="claim-sources">
        <ProvenanceMark kind={kind} words={t(`provenance.${line.provenance}`)} />
        {(line.sources ?? []).map((source, i) => (
          <span key={`${source.outlet} ${source.date}`}>
            {i > 0 && '; '}
            <SourceLine source={source} />
          </span>
        ))}
        {line.reason !== undefined && <span lang="en"> {line.reason}</span>}
      </p>
    </>
  )
}
