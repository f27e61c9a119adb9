/** What to turn: games of bargainers on this text, asked for because they take seconds, and the line of each number. */
import { Fragment, useState } from 'react'
import type { ExitTurn, TurnLine } from '../lint/playtest/turn.ts'
import { Button } from '../ui/Button.tsx'
import type { Threads } from './threads.ts'
import { useStudioWords } from './useStudioWords.ts'
import { useTold } from './useTold.ts'

export interface TurnProps {
  readonly threads: Threads
  /** Null while the text does not play. */
  readonly text: string | null
  onGo(line: number): void
}

/** As many as a playtest of two hundred has of bargainers. */
const GAMES = 60

export function Turn({ threads, text, onGo }: TurnProps) {
  const t = useStudioWords()
  const told = useTold()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<{ readonly of: string; readonly turn: readonly ExitTurn[] } | null>(null)
  const words = ({ told: one, tip }: TurnLine) => (tip === null ? told(one) : `${told(one)} ${told(tip)}`)
  const ask = async () => {
    if (text === null) return
    setBusy(true)
    const asked = await threads.long.ask<'turn'>({ kind: 'turn', text, file: 'x.yaml', games: GAMES })
    setBusy(false)
    if ('answer' in asked && asked.answer !== null) setFound({ of: text, turn: asked.answer })
  }
  return (
    <section className="studio-turn">
      <h3>{t('turn.title')}</h3>
      <p>{t('turn.about', { games: GAMES })}</p>
      <p className="studio-row">
        <Button look="outline" isDisabled={busy || text === null} onPress={() => void ask()}>
          {t(busy ? 'turn.busy' : 'turn.go', { games: GAMES })}
        </Button>
        {busy && (
          <Button look="link" onPress={() => threads.long.stop()}>
            {t('stop')}
          </Button>
        )}
      </p>
      <div role="status">
        {found !== null && found.of !== text && <p className="quiet-note">{t('turn.old')}</p>}
        {found?.turn.map(({ exit, lines: [head, ...reasons] }) => (
          <Fragment key={exit}>
            <p className="studio-exit">{head === undefined ? '' : words(head)}</p>
            <ul className="plain-list studio-problems">
              {reasons.map((reason, i) => (
                <li key={`${exit} ${i}`}>
                  <button type="button" disabled={reason.line === null} onClick={() => onGo(reason.line ?? 1)}>
                    <span className="studio-line">{reason.line === null ? '' : t('line', { line: reason.line })}</span>
                    <span>
                      {told(reason.told)}
                      {reason.tip !== null && <span className="studio-fix">{told(reason.tip)}</span>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </div>
    </section>
  )
}
