/** A scenario that is not on the shelf: its seats to sit down at, or what is wrong with it, and the way to the studio. */
import { useMemo, useState } from 'react'
import type { Scenario } from '../../domain/scenario.ts'
import { PACKED } from '../../scenario/packed.ts'
import { parseScenario } from '../../scenario/parse.ts'
import { emptyRecord } from '../../store/library.ts'
import { Button } from '../../ui/Button.tsx'
import { go, useApp, useWords } from '../app/context.ts'
import { useChecker } from '../app/useChecker.ts'
import { useReason } from '../pages/useReason.ts'
import { type HandedText, handText } from './handedText.ts'

/** The rest is for the studio. */
const MOST_SHOWN = 3

export function GivenScenario({ given }: { readonly given: HandedText }) {
  const t = useWords()
  const { scenario, diagnostics } = useMemo(() => parseScenario(given.text, `${given.name}.yaml`), [given])
  const inWords = useChecker()
  const problems = diagnostics.filter(({ severity }) => severity === 'error')
  return (
    <div role="status">
      {scenario === undefined ? (
        <>
          <p>{t('studio:shelf.broken', { problem: t('studio:tally', { errors: problems.length, warnings: 0 }) })}</p>
          <ul>
            {problems
              .slice(0, MOST_SHOWN)
              .map(inWords)
              .map((one, i) => (
                <li key={`${i} ${one.code}`} lang={one.lang}>
                  {t('studio:shelf.line', { line: one.at?.line ?? 1, message: one.message })}
                </li>
              ))}
          </ul>
        </>
      ) : (
        <Seats given={given} scenario={scenario} />
      )}
      {hasStudio() && (
        <Button
          look="link"
          onPress={() => {
            handText(given)
            go('studio')
          }}
        >
          {t('studio:shelf.mend')}
        </Button>
      )}
    </div>
  )
}

/** A packed page plays one scenario and has no studio. */
export const hasStudio = (): boolean => document.getElementById(PACKED) === null

function Seats({ given, scenario }: { readonly given: HandedText; readonly scenario: Scenario }) {
  const t = useWords()
  const reason = useReason()
  const { session } = useApp()
  const [trouble, setTrouble] = useState<string | null>(null)
  const seats = scenario.parties.filter(({ role }) => role === 'seat')
  const sit = (me: string) => {
    const holders = Object.fromEntries(seats.map(({ id }) => [id, id === me ? 'person' : 'bargainer']))
    const text = { name: given.name, source: given.text, overlays: {} }
    const record = emptyRecord(scenario, holders, freshSeed())
    const opened = session.openFile({ record, scenario: text }, scenario.title, true)
    if (opened.ok) go(`table/${opened.value}`)
    else {
      session.dismiss()
      setTrouble(reason(opened.reason))
    }
  }
  return (
    <>
      <p>{t('studio:shelf.plays', { title: scenario.title })}</p>
      <p className="from-row">
        {seats.map(({ id, name }) => (
          <Button key={id} look="outline" onPress={() => sit(id)}>
            {name}
          </Button>
        ))}
      </p>
      <p className="trouble" role="alert">
        {trouble}
      </p>
    </>
  )
}

const freshSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! & 0x3fffffff
