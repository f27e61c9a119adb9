/** Names of parties where the dossier writes their short ids: "us, nato" → "United States, NATO". */
import { useMemo } from 'react'
import { useFile } from './files.ts'

export type Names = ReadonlyMap<string, string>

/** Undefined while they load. */
export function useNames(): Names | undefined {
  const parties = useFile('parties')
  return useMemo(
    () => (parties === undefined ? undefined : new Map(parties.map(({ id, name }) => [id, name]))),
    [parties],
  )
}

/** Whole words only; Belarus's id is an English word, so it counts at the beginning alone. */
export const withNames = (text: string, names: Names): string =>
  text.replace(/[a-z]+(?:-[a-z]+)*/g, (word, at: number) => {
    const standsAlone = !/[A-Za-z]/.test(text.charAt(at - 1))
    return standsAlone && (word !== 'by' || at === 0) ? (names.get(word) ?? word) : word
  })
