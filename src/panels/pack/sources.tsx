/**
 * Sources on paper: nothing can be pressed, so each sentence carries the short
 * name of what it rests on, and each sheet ends with outlet, date and kind. A
 * statement that events contradicted has its correction in the same paragraph.
 */
import { Fragment } from 'react'
import { type Claim, type ClaimId, type ClaimSource, SOURCE_KINDS } from '../../domain/dossier.ts'
import type { Cited } from '../../domain/scenario.ts'
import { dateWords } from '../dossier/dateWords.ts'
import { sourceName } from '../dossier/sourceName.ts'
import type { Pen } from './pen.ts'

/** A claim is printed with this many of its sources at most, the soundest kinds first. */
const MOST = 2

export interface PrintedSource {
  readonly name: string
  readonly title: string
  readonly contradicted: boolean
  /** Claims that it collects, where it has no source of its own. */
  readonly through: readonly string[]
  readonly sources: readonly ClaimSource[]
}

/** Undefined where neither the dossier nor the author names such a source. */
export function sourceOf(pen: Pen, id: ClaimId): PrintedSource | undefined {
  const own = pen.sp.scenario.sources?.find((source) => source.id === id)
  if (own !== undefined)
    return {
      name: id,
      title: own.title,
      contradicted: false,
      through: [],
      sources: [{ outlet: own.outlet, date: own.date, kind: own.kind }],
    }
  const claim = pen.claims.get(id)
  if (claim === undefined) return undefined
  const from = claim.sources.length > 0 ? claim : collected(pen, claim)
  return {
    name: sourceName(pen.page, id),
    title: claim.title,
    contradicted: claim.correction !== undefined,
    through: from === claim || from === undefined ? [] : [sourceName(pen.page, from.id)],
    sources: [...(from?.sources ?? [])]
      .sort((a, b) => SOURCE_KINDS.indexOf(a.kind) - SOURCE_KINDS.indexOf(b.kind))
      .slice(0, MOST)
      .map((source) => ({ ...source, ...(source.date === undefined && from?.date ? { date: from.date } : {}) })),
  }
}

/** A kind of move has no source of its own: it names the acts it was seen in. */
const collected = (pen: Pen, claim: Claim): Claim | undefined =>
  claim.see.map((id) => pen.claims.get(id)).find((other) => other !== undefined && other.sources.length > 0)

/** "El País, 2 February 2022 (agency or newspaper)". */
export function sourceLine(pen: Pen, source: ClaimSource): string {
  const date = source.date === undefined ? pen.t('near') : dateWords(source.date, pen.sp.language)
  return `${[source.outlet, date].join(pen.page('comma'))} (${pen.page(`kind.${source.kind}`)})`
}

/** All of one source in a line, for a card. */
export function sourceWords(pen: Pen, id: ClaimId, most = 1): string {
  const source = sourceOf(pen, id)
  if (source === undefined) return id
  const through = source.through.length === 0 ? '' : ` (${pen.t('through', { names: source.through[0] })})`
  const lines = source.sources.slice(0, most).map((one) => sourceLine(pen, one))
  return `${source.name}${through}${pen.t('colon')}${lines.join(pen.t('also'))}`
}

export const correctionsOf = (pen: Pen, ids: readonly ClaimId[]): readonly string[] => [
  ...new Set(ids.flatMap((id) => pen.claims.get(id)?.correction ?? [])),
]

/** The short names behind a sentence, in square brackets, and its corrections. */
export function Names({ pen, ids }: { readonly pen: Pen; readonly ids: readonly ClaimId[] }) {
  return (
    <>
      {ids.length > 0 && (
        <span className="pack-cite"> [{ids.map((id) => sourceOf(pen, id)?.name ?? id).join(pen.page('comma'))}]</span>
      )}
      {correctionsOf(pen, ids).map((text) => (
        <span key={text} className="correction">
          {' '}
          {text}
        </span>
      ))}
    </>
  )
}

export function Said({ pen, of }: { readonly pen: Pen; readonly of: Cited }) {
  return (
    <>
      {of.text}
      <Names pen={pen} ids={of.cite} />
    </>
  )
}

/** The foot of a sheet: every source that its sentences named, once, in that order. */
export function Sources({
  pen,
  ids,
  level = 3,
  brief = false,
}: {
  readonly pen: Pen
  readonly ids: readonly ClaimId[]
  readonly level?: 3 | 4
  /** Without titles, one source for each claim, where a sheet must stay one page. */
  readonly brief?: boolean
}) {
  const all = [...new Set(ids)]
  const Title = level === 3 ? 'h3' : 'h4'
  if (all.length === 0)
    return pen.sp.scenario.invented === true ? <p className="pack-sources">{pen.t('invented')}</p> : null
  return (
    <div className="pack-sources">
      <Title>{pen.t('sources')}</Title>
      <ul>
        {all.map((id) => {
          const source = sourceOf(pen, id)
          return (
            <li key={id}>
              <strong>{source?.name ?? id}</strong>
              {pen.t('colon')}
              {source === undefined || source.sources.length === 0 ? (
                pen.t('noSource')
              ) : (
                <>
                  {!brief && source.title}
                  {source.contradicted && pen.page('provenance.bracket', { kind: pen.page('provenance.contradicted') })}
                  {!brief && pen.t('stop')}
                  {source.through.length > 0 && `${pen.t('through', { names: source.through[0] })}${pen.t('colon')}`}
                  {source.sources.slice(0, brief ? 1 : MOST).map((one, i) => (
                    <Fragment key={`${one.outlet} ${one.date}`}>
                      {i > 0 && pen.t('also')}
                      {sourceLine(pen, one)}
                    </Fragment>
                  ))}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
