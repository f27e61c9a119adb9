/**
 * Every fact has a source; what events contradicted never stands without its
 * correction; a lesson rests on official, newspaper and scholarly sources.
 */
import type { Claim, DossierIndex, SourceKind } from '../../../domain/dossier.ts'
import type { Scenario } from '../../../domain/scenario.ts'
import type { Diagnostic } from '../../../std/diagnostic.ts'
import { phrase, type Told, tell } from '../../../std/told.ts'
import { error, type Rule, type Subject, warning } from '../../rule.ts'
import { type Sourced, sourcedIn } from '../../texts.ts'

export const sources: Rule = {
  name: 'sources',
  codes: ['source-unknown', 'source-missing', 'source-contradicted', 'source-kind'],
  check: (subject) =>
    subject.scenario.invented === true
      ? []
      : sourcedIn(subject.scenario).flatMap((sourced) => lookAt(subject, sourced)),
}

function lookAt({ scenario, dossier }: Subject, sourced: Sourced): readonly Diagnostic[] {
  const { path, cite, isAssumption } = sourced
  const found: Diagnostic[] = []
  // The last line of the record sums up what nobody disputes and no single source counts.
  if (cite.length === 0 && !isAssumption && !path.startsWith('happened.'))
    found.push(
      warning(
        'source-missing',
        path,
        tell`This states something and has no source.`,
        tell`Add “cite” with one to three ids, or say in “because” that it is assumed. An invented scenario says “invented: true” at the top.`,
      ),
    )
  if (dossier === undefined) return found
  for (const [i, id] of cite.entries()) found.push(...lookUp(scenario, dossier, sourced, id, `${path}.cite.${i}`))
  return found
}

function lookUp(
  scenario: Scenario,
  dossier: DossierIndex,
  { path, text }: Sourced,
  id: string,
  at: string,
): readonly Diagnostic[] {
  const own = scenario.sources?.find((source) => source.id === id)
  const claim = dossier.claim(id)
  if (claim === undefined && own === undefined)
    return [
      error(
        'source-unknown',
        at,
        tell`Neither the dossier nor “sources” has “${id}”.`,
        tell`See assets/dossier/claims.json for the ids, or add an entry to “sources”.`,
      ),
    ]
  if (claim === undefined) return !isLesson(scenario) || isFit([own!.kind]) ? [] : [unfit(at, id, [own!.kind])]
  const found: Diagnostic[] = []
  if (claim.confidence.includes('F') && !sameWords(text).includes(sameWords(claim.correction ?? '')))
    found.push(
      error(
        'source-contradicted',
        path,
        tell`“${id}” was contradicted by events; its correction must stand in the same text.`,
        tell`Add: ${claim.correction ?? ''}`,
      ),
    )
  const kinds = kindsOf(dossier, claim)
  if (isLesson(scenario) && kinds.length > 0 && !isFit(kinds)) found.push(unfit(at, id, kinds))
  return found
}

/** Short enough for a lesson: its readers do not weigh sources yet. */
const isLesson = ({ minutes }: Scenario): boolean => minutes <= 20

const FIT: readonly SourceKind[] = ['official', 'newspaper', 'scholarly']
const isFit = (kinds: readonly SourceKind[]): boolean => kinds.some((kind) => FIT.includes(kind))

const listed = (kinds: readonly SourceKind[]): Told =>
  kinds.slice(1).reduce((told, kind) => tell`${told}, ${phrase(kind)}`, phrase(kinds[0]!))

const unfit = (at: string, id: string, kinds: readonly SourceKind[]): Diagnostic =>
  warning(
    'source-kind',
    at,
    tell`“${id}” rests on ${listed(kinds)} alone, which a lesson does not.`,
    tell`Cite an official, newspaper or scholarly source beside it.`,
  )

/** Of a claim that sums others up: theirs. */
function kindsOf(dossier: DossierIndex, claim: Claim): readonly SourceKind[] {
  const own = claim.sources.map(({ kind }) => kind)
  return own.length > 0 ? own : claim.see.flatMap((id) => dossier.claim(id)?.sources.map(({ kind }) => kind) ?? [])
}

const sameWords = (text: string): string => text.replaceAll('’', "'").replace(/\s+/g, ' ').trim()
