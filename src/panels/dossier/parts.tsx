/** What the dossier's lists share: a search field, an entry, a list that shows more when asked. */
import { type ReactNode, useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useLanguage, useWords } from '../app/context.ts'
import { ClaimText, ClaimTitle } from './ClaimText.tsx'
import type { ShownClaim } from './claims.ts'
import { dateWords } from './dateWords.ts'

export interface SearchProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label: string
  readonly children?: ReactNode
}

export function Search({ value, onChange, label, children }: SearchProps) {
  const id = useId()
  return (
    <search className="search">
      <div>
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          className="field"
          type="search"
          value={value}
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
        />
      </div>
      {children}
    </search>
  )
}

/** All words of the question, anywhere, whatever their case. */
export function matches(question: string, ...texts: readonly string[]): boolean {
  const text = texts.join(' ').toLowerCase()
  return question
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export const claimMatches = (question: string, claim: ShownClaim): boolean =>
  matches(question, claim.id, claim.title, claim.text, ...claim.sources.map(({ outlet }) => outlet))

const STEP = 30

/** Long lists are shown in steps, so that a slow device is not asked for hundreds of entries at once. */
export function ClaimList({ claims }: { readonly claims: readonly ShownClaim[] }) {
  const t = useWords()
  const [shown, setShown] = useState(STEP)
  return (
    <>
      <p className="quiet-note" role="status">
        {t('dossier.found', { count: claims.length })}
      </p>
      <ul className="plain-list entries">
        {claims.slice(0, shown).map((claim) => (
          <ClaimEntry key={claim.id} claim={claim} />
        ))}
      </ul>
      {claims.length > shown && (
        <p>
          <Button look="outline" onPress={() => setShown(shown + STEP * 2)}>
            {t('dossier.more', { count: claims.length - shown })}
          </Button>
        </p>
      )}
    </>
  )
}

export function ClaimEntry({ claim }: { readonly claim: ShownClaim }) {
  const language = useLanguage()
  return (
    <li className="entry">
      <p className="entry-date">
        {claim.date !== undefined && dateWords(claim.date, language)}
        <a className="cite" href={`#/dossier/documents/${claim.id}`}>
          {claim.id}
        </a>
      </p>
      <div className="entry-words">
        <h2>
          <ClaimTitle claim={claim} />
        </h2>
        <ClaimText claim={claim} dated />
      </div>
    </li>
  )
}
