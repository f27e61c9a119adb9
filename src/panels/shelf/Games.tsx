/** All games kept on this device: open, rename, take away as a file, delete with undo. */
import { type FormEvent, useId, useState } from 'react'
import type { Save } from '../../store/save.ts'
import type { BrokenGame } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import { useApp, useLanguage, useSession, useWords } from '../app/context.ts'
import { useReason } from '../pages/useReason.ts'
import { FromFile } from './FromFile.tsx'
import { addressOf, placeOf, placeWords } from './gameWords.ts'
import { downloadText, useDownload } from './recordFile.ts'

export function Games() {
  const t = useWords()
  const games = useSession((state) => state.games)
  const broken = useSession((state) => state.broken)
  return (
    <article className="page">
      <h1>{t('games.title')}</h1>
      <p className="lead">{t(games.length === 0 ? 'games.none' : 'games.lead')}</p>
      <ul className="games">
        {games.map((game) => (
          <GameRow key={game.id} game={game} />
        ))}
        {broken.map((game) => (
          <BrokenRow key={game.id} game={game} />
        ))}
      </ul>
      <FromFile />
    </article>
  )
}

function GameRow({ game }: { readonly game: Save }) {
  const t = useWords()
  const { session, library } = useApp()
  const download = useDownload()
  const language = useLanguage()
  const [naming, setNaming] = useState(false)
  const place = placeOf(library(), game)
  const remove = () => {
    session.remove(game.id)
    // The button that had the focus is gone with its row; the notice above offers to undo.
    document.getElementById('main')?.focus({ preventScroll: true })
  }
  return (
    <li className="game-row">
      {naming ? (
        <Rename game={game} onDone={() => setNaming(false)} />
      ) : (
        <div className="game-words">
          <h2>
            <a href={`#/${addressOf(place, game)}`}>{game.name}</a>
          </h2>
          <p>
            {place === null ? t('games.unknown') : placeWords(t, place, game)}
            {game.updated > 0 && t('games.when', { when: whenWords(game.updated, language) })}
            {game.from !== undefined && t('games.branch', { name: game.from.name, round: game.from.rounds + 1 })}
          </p>
        </div>
      )}
      {!naming && (
        <div className="game-deeds">
          <Button look="link" aria-label={t('games.renameOne', { name: game.name })} onPress={() => setNaming(true)}>
            {t('games.rename')}
          </Button>
          <Button look="link" aria-label={t('games.exportOne', { name: game.name })} onPress={() => download(game)}>
            {t('games.export')}
          </Button>
          <Button look="link" aria-label={t('games.deleteOne', { name: game.name })} onPress={remove}>
            {t('games.delete')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** A stored game that does not read: what is left can be taken away, and its room given back. */
function BrokenRow({ game }: { readonly game: BrokenGame }) {
  const t = useWords()
  const words = useReason()
  const { session } = useApp()
  return (
    <li className="game-row">
      <div className="game-words">
        <h2>{t('games.broken')}</h2>
        <p>{words(game.reason)}</p>
      </div>
      <div className="game-deeds">
        <Button look="link" onPress={() => downloadText(game.text, game.id)}>
          {t('unplayable.rest')}
        </Button>
        <Button
          look="link"
          aria-label={t('games.deleteOne', { name: t('games.broken') })}
          onPress={() => session.remove(game.id)}
        >
          {t('games.delete')}
        </Button>
      </div>
    </li>
  )
}

function Rename({ game, onDone }: { readonly game: Save; readonly onDone: () => void }) {
  const t = useWords()
  const { session } = useApp()
  const id = useId()
  const [name, setName] = useState(game.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') session.rename(game.id, name.trim())
    onDone()
  }
  return (
    <form className="rename" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <label htmlFor={id}>{t('games.name')}</label>
      <div className="from-row">
        <input
          id={id}
          className="field"
          value={name}
          maxLength={80}
          // biome-ignore lint/a11y/noAutofocus: the field replaces the button that was just pressed
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" look="outline">
          {t('games.keep')}
        </Button>
      </div>
    </form>
  )
}

const whenWords = (ms: number, language: string): string =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(ms)
