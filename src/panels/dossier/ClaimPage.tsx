/** One claim on its own, with what it refers to and what refers to it. */
import { useWords } from '../app/context.ts'
import { ClaimText, ClaimTitle } from './ClaimText.tsx'
import { type Claims, type ShownClaim, useClaims } from './claims.ts'

export function ClaimPage({ id }: { readonly id: string }) {
  const t = useWords()
  const claims = useClaims()
  if (claims === undefined) return <p role="status">{t('loading.dossier')}</p>
  const claim = claims?.byId.get(id)
  if (claims === null || claim === undefined)
    return (
      <>
        <h1>{t('notFound.title')}</h1>
        <p className="lead">{claims === null ? t('broken.partText') : t('cite.unknown', { id })}</p>
        <p className="link-row">
          <a href="#/dossier/documents">{t('dossier.documents.title')}</a>
        </p>
      </>
    )
  return (
    <div className="claim-page">
      <p className="kicker">
        {t(`group.${claim.group}`)}, {claim.id}
      </p>
      <h1>
        <ClaimTitle claim={claim} />
      </h1>
      <ClaimText claim={claim} />
      {claim.neverAMove && <p className="quiet-note">{t('dossier.neverAMove')}</p>}
      <Related title={t('dossier.see')} claims={claim.see.flatMap((other) => claims.byId.get(other) ?? [])} />
      <Related title={t('dossier.citedBy')} claims={citing(claims, claim)} />
    </div>
  )
}

const citing = (claims: Claims, claim: ShownClaim): readonly ShownClaim[] =>
  claims.all.filter(({ id, see }) => see.includes(claim.id) && !claim.see.includes(id))

function Related({ title, claims }: { readonly title: string; readonly claims: readonly ShownClaim[] }) {
  if (claims.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="plain-list related">
        {claims.map((claim) => (
          <li key={claim.id}>
            <a href={`#/dossier/documents/${claim.id}`}>
              <ClaimTitle claim={claim} />
            </a>{' '}
            <span className="quiet-note claim-id">{claim.id}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
