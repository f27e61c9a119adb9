/** What an edit changed beyond one run, asked for because it takes seconds: exits gained and lost, signatures in bot games. */
import { useState } from 'react'
import type { Scenario } from '../domain/scenario.ts'
import type { OutcomeChange } from '../lint/outcomes.ts'
import { Button } from '../ui/Button.tsx'
import type { Threads } from './threads.ts'
import { useStudioWords } from './useStudioWords.ts'

export interface OutcomesProps {
  readonly threads: Threads
  readonly old: Scenario
  /** The last text that played. */
  readonly now: Scenario
  /** The text as it stands has errors: `now` is an older one, and a comparison would not be of what is read. */
  readonly isBroken: boolean
}

/** The same games as those of “what to turn”, and the same number as the command line's. */
const GAMES = 60

export function Outcomes({ threads, old, now, isBroken }: OutcomesProps) {
  const t = useStudioWords()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<{ readonly of: Scenario; readonly change: OutcomeChange } | null>(null)
  const compare = async () => {
    setBusy(true)
    const asked = await threads.long.ask<'compare'>({ kind: 'compare', old, now, games: GAMES })
    setBusy(false)
    if ('answer' in asked) setFound({ of: now, change: asked.answer })
  }
  return (
    <section className="studio-outcomes">
      <h3>{t('outcomes.title')}</h3>
      <p>{t('outcomes.about', { games: GAMES })}</p>
      <p className="studio-row">
        <Button look="outline" isDisabled={busy || isBroken} onPress={() => void compare()}>
          {t(busy ? 'outcomes.busy' : 'outcomes.go')}
        </Button>
        {busy && (
          <Button look="link" onPress={() => threads.long.stop()}>
            {t('stop')}
          </Button>
        )}
      </p>
      <div role="status">
        {isBroken && <p className="quiet-note">{t('outcomes.broken')}</p>}
        {found !== null && (isBroken || found.of !== now) && <p className="quiet-note">{t('outcomes.old')}</p>}
        {found !== null && <Told change={found.change} now={found.of} />}
      </div>
    </section>
  )
}

function Told({ change, now }: { readonly change: OutcomeChange; readonly now: Scenario }) {
  const t = useStudioWords()
  const name = (id: string) => now.exits.find((exit) => exit.id === id)?.name ?? id
  const list = (ids: readonly string[]) => ids.map(name).join(', ')
  const told = [
    ...(change.gained.length > 0 ? [t('outcomes.gained', { exits: list(change.gained) })] : []),
    ...(change.lost.length > 0 ? [t('outcomes.lost', { exits: list(change.lost) })] : []),
    ...[...change.earlier, ...change.later].map(({ exit, before, now: after }) =>
      t('outcomes.waits', { exit: name(exit), before, now: after }),
    ),
    ...(change.dead.length > 0 ? [t('outcomes.dead', { things: change.dead.join(', ') })] : []),
    ...(change.revived.length > 0 ? [t('outcomes.revived', { things: change.revived.join(', ') })] : []),
    ...change.signed.map(({ exit, before, now: after }) =>
      t(exit === 'none' ? 'outcomes.unsigned' : 'outcomes.signed', {
        exit: name(exit),
        before,
        now: after,
        games: change.games,
      }),
    ),
  ]
  if (told.length === 0)
    return <p>{t(change.nothing ? 'outcomes.nothing' : change.onlyWords ? 'outcomes.onlyWords' : 'outcomes.none')}</p>
  return (
    <ul>
      {told.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
