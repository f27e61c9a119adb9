/** A source named in running text: press it to read the claim where you are. */
import { Fragment, lazy, Suspense, useRef, useState } from 'react'
import type { ClaimId } from '../../domain/dossier.ts'
import type { Cited as CitedText } from '../../domain/scenario.ts'
import { useSession, useWords } from '../app/context.ts'
import { useClaims } from './claims.ts'
import { sourceName } from './sourceName.ts'

export { useClaim } from './claims.ts'

const CitePopover = lazy(() => import('./CitePopover.tsx').then((m) => ({ default: m.CitePopover })))

export function Cite({ id }: { readonly id: ClaimId }) {
  const t = useWords()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const sources = useSession((state) => state.settings.sources)
  const name = sources === 'ids' ? id : sourceName(t, id)
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className="cite"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={t('cite.label', { id: name })}
        onClick={() => setOpen(true)}
      >
        {sources === 'plain' ? t('cite.plain') : name}
      </button>
      {open && (
        <Suspense fallback={null}>
          <CitePopover id={id} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Several ids after a sentence; they keep together and break only between each other. */
export function Cites({ ids }: { readonly ids: readonly ClaimId[] }) {
  return ids.map((id) => (
    <Fragment key={id}>
      {' '}
      <Cite id={id} />
    </Fragment>
  ))
}

/** A sentence with its sources, and, where one of them was contradicted by events, its correction beside it. */
export function Cited({ of }: { readonly of: CitedText }) {
  return (
    <>
      {of.text}
      <Cites ids={of.cite} />
      <Corrections ids={of.cite} />
    </>
  )
}

/** The one-line corrections that must never be parted from a contradicted statement. */
export function Corrections({ ids }: { readonly ids: readonly ClaimId[] }) {
  const claims = useClaims()
  const found = [...new Set(ids.flatMap((id) => claims?.byId.get(id)?.correction ?? []))]
  return found.map((text) => (
    <span key={text} className="correction">
      {' '}
      {text}
    </span>
  ))
}
