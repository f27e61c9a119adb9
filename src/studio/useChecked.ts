/** What the checker says of a text while it is being written; the last word it had stays until there is a newer. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Scenario } from '../domain/scenario.ts'
import type { Proof } from '../lint/rules/reach/prove.ts'
import type { Diagnostic } from '../std/diagnostic.ts'
import type { Threads } from './threads.ts'

export interface Checked {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  readonly scenario: Scenario | null
  /** Empty until they are asked for. */
  readonly proofs: readonly Proof[]
}

export interface Checking {
  readonly checked: Checked | null
  readonly state: 'checking' | 'done' | 'crashed'
  readonly proving: boolean
  /** Looks at a text once nobody has typed for a moment. */
  look(text: string): void
  prove(): void
  stopProving(): void
}

/** Long enough not to underline a word that is not finished. */
const PAUSE_MS = 250

export function useChecked(threads: Threads, file: string): Checking {
  const [checked, setChecked] = useState<Checked | null>(null)
  const [state, setState] = useState<Checking['state']>('checking')
  const [proving, setProving] = useState(false)
  const pause = useRef(0)
  const wanted = useRef('')

  const look = useCallback(
    (text: string) => {
      wanted.current = text
      setState('checking')
      window.clearTimeout(pause.current)
      pause.current = window.setTimeout(async () => {
        const ask = () => threads.check.ask<'check'>({ kind: 'check', text, file })
        let asked = await ask()
        // A thread that died on the way is replaced; the same text is put to the new one once.
        if (wanted.current === text && 'none' in asked && asked.none === 'crashed') asked = await ask()
        if (wanted.current !== text) return
        if ('answer' in asked) {
          setChecked({ text, proofs: [], ...asked.answer })
          setState('done')
        } else if (asked.none === 'crashed') setState('crashed')
      }, PAUSE_MS)
    },
    [threads, file],
  )
  const prove = useCallback(async () => {
    const text = wanted.current
    setProving(true)
    const asked = await threads.long.ask<'prove'>({ kind: 'prove', text, file })
    setProving(false)
    if ('answer' in asked && wanted.current === text)
      setChecked((before) => (before === null ? before : { ...before, ...asked.answer }))
  }, [threads, file])
  useEffect(() => () => window.clearTimeout(pause.current), [])
  return { checked, state, proving, look, prove: () => void prove(), stopProving: () => threads.long.stop() }
}
