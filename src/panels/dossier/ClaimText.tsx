/** A claim in our words with all that says how well it is known; its correction in the same paragraph. */
import type { ClaimSource } from '../../domain/dossier.ts'
import { ProvenanceMark } from '../../ui/ProvenanceMark.tsx'
import { useLanguage, useWords } from '../app/context.ts'
import type { ShownClaim } from './claims.ts'
import { dateWords } from './dateWords.ts'

export interface ClaimTextProps {
  readonly claim: ShownClaim
  /** Its date stands beside it already. */
  readonly dated?: boolean
}

export function ClaimText({ claim, dated = false }: ClaimTextProps) {
  const t = useWords()
  const language = useLanguage()
  return (
    <>
      <p className="claim-words" lang={claim.lang}>
        {claim.text}
        {claim.correction !== undefined && <span className="correction"> {claim.correction}</span>}
      </p>
      <p className="claim-proof">
        <ProvenanceLine claim={claim} />
      </p>
      <p className="claim-sources">
        {[
          ...(claim.date !== undefined && !dated ? [dateWords(claim.date, language)] : []),
          ...claim.confidence.map((code) => t(`confidence.${code}`)),
          t(`check.${claim.check}`),
        ].join(t('comma'))}
        {claim.lang !== language && <> {t('dossier.untranslated')}</>}
      </p>
      <ul className="claim-sources">
        {claim.sources.map((source) => (
          <li key={`${source.outlet} ${source.date}`}>
            <SourceLine source={source} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** "In our words; published by the party", with its disc. */
export function ProvenanceLine({ claim }: { readonly claim: ShownClaim }) {
  const t = useWords()
  const kind = claim.provenance === 'background' ? 'reported' : claim.provenance
  return <ProvenanceMark kind={kind} words={t('provenance.line', { kind: t(`provenance.${claim.provenance}`) })} />
}

/** A title by itself would repeat what a contradicted statement says: so it says that it was. */
export function ClaimTitle({ claim }: { readonly claim: ShownClaim }) {
  const t = useWords()
  return (
    <>
      <span lang={claim.lang}>{claim.title}</span>
      {claim.correction !== undefined && (
        <span className="contradicted"> {t('provenance.bracket', { kind: t('provenance.contradicted') })}</span>
      )}
    </>
  )
}

export function SourceLine({ source }: { readonly source: ClaimSource }) {
  const t = useWords()
  const language = useLanguage()
  const parts = [source.outlet, source.date === undefined ? '' : dateWords(source.date, language)]
  return (
    <>
      {parts.filter((part) => part !== '').join(t('comma'))} ({t(`kind.${source.kind}`)})
      {source.via !== undefined && <>{t('dossier.via', { via: source.via })}</>}
    </>
  )
}
