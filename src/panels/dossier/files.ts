/** The dossier's other files, each fetched when its page is first opened. */
import { useEffect, useState } from 'react'
import type { ClaimId, ExitTable, GlossaryTerm, PartyProfile, TroopFigure } from '../../domain/dossier.ts'

export interface Glossary {
  readonly about: string
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  readonly terms: readonly GlossaryTerm[]
  readonly notes: readonly { readonly id: string; readonly text: string }[]
  readonly borders: { readonly text: string; readonly caption: string; readonly cite: readonly ClaimId[] }
}

export interface Troops {
  readonly caution: string
  readonly rows: readonly TroopFigure[]
}

interface Files {
  readonly parties: readonly PartyProfile[]
  readonly calendar: readonly ClaimId[]
  readonly glossary: Glossary
  readonly exits: ExitTable
  readonly troops: Troops
}

const FETCH: { readonly [K in keyof Files]: () => Promise<{ readonly default: unknown }> } = {
  parties: () => import('../../../assets/dossier/parties.json'),
  calendar: () => import('../../../assets/dossier/calendar.json'),
  glossary: () => import('../../../assets/dossier/glossary.json'),
  exits: () => import('../../../assets/dossier/offramps.json'),
  troops: () => import('../../../assets/dossier/troops.json'),
}

/** Undefined while it loads. A file that cannot be fetched breaks its screen, which says so. */
export function useFile<K extends keyof Files>(name: K): Files[K] | undefined {
  const [state, setState] = useState<{ readonly file?: Files[K]; readonly error?: unknown }>({})
  useEffect(() => {
    let wanted = true
    FETCH[name]().then(
      (module) => wanted && setState({ file: module.default as Files[K] }),
      (error: unknown) => wanted && setState({ error }),
    )
    return () => {
      wanted = false
    }
  }, [name])
  if (state.error !== undefined) throw state.error
  return state.file
}
