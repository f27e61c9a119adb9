/**
 * Opens the game of an address before its screen is shown. A game that is not
 * here, does not read or cannot be replayed gets its own page: what is wrong,
 * what to do, and, where it was noted, how the game went.
 */
import { type ReactNode, useEffect, useState } from 'react'
import type { Reason } from '../../std/result.ts'
import type { Summary } from '../../store/summary.ts'
import { Button } from '../../ui/Button.tsx'
import { useReason } from '../pages/useReason.ts'
import { downloadText, useDownload } from '../shelf/recordFile.ts'
import { useApp, useLanguage, useSession, useWords } from './context.ts'
import { Loading } from './Loading.tsx'

export function KeptGame({ game, children }: { readonly game: string; readonly children: ReactNode }) {
  const { session } = useApp()
  const opened = useSession((state) => state.open?.save.id === game)
  const [trouble, setTrouble] = useState<Reason | null>(null)
  useEffect(() => {
    if (opened) return
    const found = session.openGame(game)
    setTrouble(found.ok ? null : found.reason)
  }, [session, game, opened])
  if (opened) return children
  return trouble === null ? <Loading /> : <Unplayable game={game} reason={trouble} />
}

/** What to do about it, by what is wrong. */
const ADVICE: Readonly<Record<string, string>> = {
  'no-game': 'gone',
  'save-not-json': 'cut',
  'save-form': 'cut',
  'record-scenario': 'rules',
  'record-version': 'rules',
  'record-rules': 'rules',
}

function Unplayable({ game, reason }: { readonly game: string; readonly reason: Reason }) {
  const t = useWords()
  const words = useReason()
  const download = useDownload()
  const save = useSession((state) => state.games.find(({ id }) => id === game))
  const broken = useSession((state) => state.broken.find(({ id }) => id === game))
  return (
    <article className="page page-narrow no-game">
      <h1>{t(`unplayable.${reason.code === 'no-game' ? 'gone' : 'title'}`)}</h1>
      <p className="lead">{words(reason)}</p>
      <p>{t(`unplayable.advice.${ADVICE[reason.code] ?? 'other'}`)}</p>
      <p className="link-row">
        {save !== undefined && (
          <Button look="link" onPress={() => download(save)}>
            {t('share.file')}
          </Button>
        )}
        {broken !== undefined && (
          <Button look="link" onPress={() => downloadText(broken.text, broken.id)}>
            {t('unplayable.rest')}
          </Button>
        )}
        <a href="#/games">{t('games.title')}</a>
        <a href="#/">{t('broken.home')}</a>
      </p>
      {save?.summary !== undefined && <Noted summary={save.summary} />}
    </article>
  )
}

/** How the game went, to be read only: nothing here is computed. */
function Noted({ summary }: { readonly summary: Summary }) {
  const t = useWords()
  const language = useLanguage()
  return (
    <section className="noted" lang={summary.language === language ? undefined : summary.language}>
      <h2>{summary.title}</h2>
      <p className="quiet-note" lang={language}>
        {t('unplayable.noted')}
      </p>
      <p lang={language}>
        {summary.over
          ? t('unplayable.over', { seat: summary.seat })
          : t('unplayable.place', { seat: summary.seat, round: summary.round, rounds: summary.rounds })}{' '}
        {summary.signed.length === 0
          ? t('unplayable.nothing')
          : t('unplayable.signed', { exits: new Intl.ListFormat(language).format(summary.signed) })}
      </p>
      {summary.log.map(({ round, lines }) => (
        <section key={round}>
          <h3>{round}</h3>
          <ul>
            {lines.map((line, i) => (
              <li key={i}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
