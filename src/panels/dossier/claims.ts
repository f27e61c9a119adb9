/**
 * The dossier's claims, fetched when a page first needs one. A translation is
 * laid over them by id; what it lacks stays in English and says so.
 */
import { useEffect, useReducer } from 'react'
import type { Claim, ClaimId, ClaimWords } from '../../domain/dossier.ts'
import type { Language } from '../../store/settings.ts'
import { useLanguage } from '../app/context.ts'

export interface ShownClaim extends Claim {
  /** The language its words are in. */
  readonly lang: Language
}

export interface Claims {
  readonly all: readonly ShownClaim[]
  readonly byId: ReadonlyMap<ClaimId, ShownClaim>
}

const loaded = new Map<Language, Claims>()
const loading = new Map<Language, Promise<Claims>>()

export function loadClaims(language: Language): Promise<Claims> {
  const known = loading.get(language)
  if (known !== undefined) return known
  const made = fetchClaims(language)
  loading.set(language, made)
  // A failed fetch may be tried again by the next who asks.
  made.then(
    (claims) => loaded.set(language, claims),
    () => loading.delete(language),
  )
  return made
}

async function fetchClaims(language: Language): Promise<Claims> {
  const [claims, words] = await Promise.all([import('../../../assets/dossier/claims.json'), wordsOf(language)])
  const all = (claims.default as unknown as readonly Claim[]).map((claim): ShownClaim => {
    const translated = words[claim.id]
    return translated === undefined ? { ...claim, lang: 'en' } : { ...claim, ...translated, lang: language }
  })
  return { all, byId: new Map(all.map((claim) => [claim.id, claim])) }
}

async function wordsOf(language: Language): Promise<Readonly<Record<ClaimId, ClaimWords>>> {
  if (language !== 'ja') return {}
  const words = await import('../../../assets/dossier/claims.ja.json')
  return words.default as unknown as Readonly<Record<ClaimId, ClaimWords>>
}

/** Undefined while they load; null if they could not be fetched. */
export function useClaims(): Claims | undefined | null {
  const language = useLanguage()
  const [failed, tell] = useReducer((_: boolean, is: boolean) => is, false)
  const [, loadedOnce] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    if (loaded.has(language)) return
    let wanted = true
    loadClaims(language).then(
      () => wanted && loadedOnce(),
      () => wanted && tell(true),
    )
    return () => {
      wanted = false
    }
  }, [language])
  return loaded.get(language) ?? (failed ? null : undefined)
}

/** Undefined while the dossier loads; null if it has no such claim or could not be fetched. */
export function useClaim(id: ClaimId): ShownClaim | undefined | null {
  const claims = useClaims()
  return claims === undefined ? undefined : (claims?.byId.get(id) ?? null)
}
