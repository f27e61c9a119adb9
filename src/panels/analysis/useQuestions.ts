/** Questions about one exit that are worked out off the page: null until there is an answer, withdrawn when nobody looks any more. */
import { useEffect, useState } from 'react'
import type { Outsiders, Robustness, WhatWouldOpen } from '../../domain/reading.ts'
import type { Row, Table } from '../../engine/table.ts'
import { useSame } from '../../ui/useSame.ts'
import type { Ask, Part } from '../../workers/messages.ts'
import { useApp } from '../app/context.ts'
import { useAnalysisHealth } from '../app/useAnalysis.ts'

export type Answered<T> = { readonly state: 'checking' | 'known' | 'failed'; readonly told: T | null }

/** `flip`: look for the smallest number that turns it too, which takes longer; the accounts are told first. */
export const useRobustness = (table: Table, row: Row, exit: string | null, flip = false): Answered<Robustness> =>
  useAnswer(table, exit === null ? null : { kind: 'robustness', row, exit, flip }, robustnessOf)

export const useOutsiders = (table: Table, row: Row, exit: string | null): Answered<Outsiders> =>
  useAnswer(table, exit === null ? null : { kind: 'outsiders', row, exit }, outsidersOf)

export const useOpenings = (table: Table, row: Row, exit: string | null): Answered<WhatWouldOpen> =>
  useAnswer(table, exit === null ? null : { kind: 'openings', row, exit }, openingsOf)

const robustnessOf = (part: Part) => (part.kind === 'robustness' ? part.robustness : null)
const outsidersOf = (part: Part) => (part.kind === 'outsiders' ? part.outsiders : null)
const openingsOf = (part: Part) => (part.kind === 'openings' ? part.openings : null)

function useAnswer<T>(table: Table, wanted: Ask | null, pick: (part: Part) => T | null): Answered<T> {
  const { analysis } = useApp()
  const { crashed } = useAnalysisHealth()
  const ask = useSame(wanted)
  const [known, setKnown] = useState<{
    readonly ask: Ask | null
    readonly table: Table
    readonly answered: Answered<T>
  } | null>(null)
  useEffect(() => {
    if (ask === null) return
    let told: T | null = null
    const show = (state: Answered<T>['state']) => setKnown({ ask, table, answered: { state, told } })
    // A worker that was started again is asked again.
    if (crashed) return show('failed')
    return analysis.ask(table, ask, {
      part(part) {
        told = pick(part) ?? told
        show('checking')
      },
      done: () => show('known'),
      failed: () => show('failed'),
    })
  }, [analysis, table, ask, pick, crashed])
  return known !== null && known.ask === ask && known.table === table
    ? known.answered
    : { state: 'checking', told: null }
}
