/** What every screen shares: the way in, the menu, and the sentences that a person should see now. */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { StorageTrouble } from '../../store/ports.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import { useReason } from '../pages/useReason.ts'
import { useDownload } from '../shelf/recordFile.ts'
import { go, useAddress, useApp, useSession, useWords } from './context.ts'
import { useLanguages } from './languages.ts'
import { pictureSeen, useLostPicture } from './lostPicture.ts'
import { askForLog } from './openLog.ts'
import { useAnalysisHealth } from './useAnalysis.ts'
import { usePrint } from './usePrint.ts'

export function Furniture({ children }: { readonly children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  const address = useAddress()
  useScreen(address, main)
  usePrint()
  return (
    <div className="app">
      <Notices />
      <Head screen={address[0]} skip={<SkipLink main={main} address={address} />} />
      <main className="app-main" id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function SkipLink({
  main,
  address,
}: {
  readonly main: RefObject<HTMLElement | null>
  readonly address: readonly string[]
}) {
  const t = useWords()
  return (
    <a
      className="skip-link"
      href={`#/${address.join('/')}`}
      onClick={(event) => {
        // The fragment is the address, so the jump is made by hand.
        event.preventDefault()
        main.current?.focus()
      }}
    >
      {t('menu.skip')}
    </a>
  )
}

/** A new address is a new page: its own title, read from the top. */
function useScreen(address: readonly string[], main: { readonly current: HTMLElement | null }) {
  const t = useWords()
  const place = address.join('/')
  const first = useRef(true)
  const screen = address[0] ?? 'shelf'
  useEffect(() => {
    const name = t(`title.${screen}`, { defaultValue: '' })
    document.title = name === '' ? 'Off-Ramp' : `${name} – Off-Ramp`
  }, [t, screen])
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by the place alone
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [place, main])
}

function Head({ screen, skip }: { readonly screen: string | undefined; readonly skip: ReactNode }) {
  const t = useWords()
  const open = useSession((state) => state.open)
  const game = open !== null && (screen === 'table' || screen === 'ending') ? open : null
  return (
    <header className="head">
      {skip}
      <div className="head-where">
        <a className="wordmark" href="#/">
          Off-Ramp
        </a>
        {game !== null && <WhichGame open={game} ended={screen === 'ending'} />}
      </div>
      <nav className="head-menu" aria-label={t('menu.name')}>
        <MenuLinks screen={screen} />
        <LanguageMenu />
      </nav>
      <PhoneMenu screen={screen} />
    </header>
  )
}

function WhichGame({ open: { save, table, played }, ended }: { readonly open: Open; readonly ended: boolean }) {
  const t = useWords()
  const { scenario } = table
  const party = scenario.parties.find(({ id }) => id === save.me)
  const seat =
    save.mode !== 'solo' || party === undefined
      ? t(`mode.${save.mode}.name`)
      : t(ended ? 'menu.played' : 'menu.plays', { seat: party.name })
  return (
    <>
      <span className="head-fact">{scenario.title}</span>
      <span className="head-fact head-seat">{seat}</span>
      {save.from !== undefined && (
        <span className="head-try">{t('menu.newTry', { round: played.laid.length + save.from.rounds + 1 })}</span>
      )}
    </>
  )
}

interface MenuLinksProps {
  readonly screen: string | undefined
  /** On a phone there is room for all of them; over a game the rest is left out. */
  readonly all?: boolean
  readonly onLog?: () => void
}

function MenuLinks({ screen, all = false, onLog }: MenuLinksProps) {
  const t = useWords()
  const atTable = screen === 'table' || screen === 'ending'
  const rest = ['help', ...(atTable && !all ? [] : ['about']), 'settings']
  return (
    <>
      <MenuLink place="dossier" screen={screen} />
      {screen === 'table' && (
        <button
          type="button"
          className="menu-item"
          onClick={() => {
            onLog?.()
            askForLog()
          }}
        >
          {t('menu.log')}
        </button>
      )}
      {rest.map((place) => (
        <MenuLink key={place} place={place} screen={screen} />
      ))}
    </>
  )
}

function MenuLink({ place, screen }: { readonly place: string; readonly screen: string | undefined }) {
  const t = useWords()
  return (
    <a className="menu-item" href={`#/${place}`} aria-current={screen === place ? 'page' : undefined}>
      {t(`menu.${place}`)}
    </a>
  )
}

function LanguageMenu() {
  const t = useWords()
  const list = useRef<HTMLDivElement>(null)
  const { now } = useLanguages()
  return (
    <div className="head-language">
      <button
        type="button"
        className="menu-item"
        popoverTarget="language-menu"
        aria-label={t('menu.languageIs', { name: now.name })}
      >
        {now.name} <span aria-hidden="true">▾</span>
      </button>
      <div className="menu-sheet" id="language-menu" popover="auto" ref={list}>
        <LanguageButtons onChosen={() => list.current?.hidePopover()} />
      </div>
    </div>
  )
}

function LanguageButtons({ onChosen }: { readonly onChosen: () => void }) {
  const { all, now, choose } = useLanguages()
  return all.map(({ tag, name }) => (
    <button
      key={tag}
      type="button"
      className="menu-item"
      lang={tag}
      aria-pressed={tag === now.tag}
      onClick={() => {
        choose(tag)
        onChosen()
      }}
    >
      {name}
    </button>
  ))
}

function PhoneMenu({ screen }: { readonly screen: string | undefined }) {
  const t = useWords()
  const sheet = useRef<HTMLElement>(null)
  const place = useAddress().join('/')
  const shut = () => sheet.current?.hidePopover()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever went somewhere is done with the menu
  useEffect(shut, [place])
  return (
    <div className="head-phone">
      <button type="button" className="menu-item" popoverTarget="phone-menu">
        {t('menu.menu')}
      </button>
      <nav className="menu-sheet" id="phone-menu" popover="auto" ref={sheet} aria-label={t('menu.name')}>
        <a className="menu-item" href="#/">
          {t('menu.home')}
        </a>
        <MenuLinks screen={screen} all onLog={shut} />
        <LanguageButtons onChosen={shut} />
      </nav>
    </div>
  )
}

// ── what a person should see now

function Notices() {
  return (
    <div className="notices">
      <ReasonNotice />
      <TroubleNotice />
      <HealthNotice />
      <ReadOnlyNotice />
      <DeletedNotice />
    </div>
  )
}

function Notice({
  urgent = false,
  text,
  children,
}: {
  readonly urgent?: boolean
  readonly text: string
  readonly children?: ReactNode
}) {
  return (
    <div className="notice" role={urgent ? 'alert' : 'status'}>
      <p>{text}</p>
      <div className="notice-deeds">{children}</div>
    </div>
  )
}

function ReasonNotice() {
  const t = useWords()
  const words = useReason()
  const { session } = useApp()
  const notice = useSession((state) => state.notice)
  if (notice === null) return null
  return (
    <Notice urgent text={words(notice)}>
      <Button look="link" onPress={session.dismiss}>
        {t('notice.dismiss')}
      </Button>
    </Notice>
  )
}

/** Nothing is lost while the page stays open; the record can be taken away as a file. */
function TroubleNotice() {
  const t = useWords()
  const trouble = useSession((state): StorageTrouble | null => state.trouble)
  const open = useSession((state) => state.open)
  const download = useDownload()
  if (trouble === null) return null
  return (
    <Notice text={t(`notice.storage.${trouble}`)}>
      {open !== null && (
        <Button look="link" onPress={() => download(open.save)}>
          {t('notice.download')}
        </Button>
      )}
      {trouble === 'full' && (
        <Button look="link" onPress={() => go('games')}>
          {t('notice.games')}
        </Button>
      )}
    </Notice>
  )
}

/** The analysis thread died, or the picture lost its drawing surface: both have their sentence. */
function HealthNotice() {
  const t = useWords()
  const { crashed, restart } = useAnalysisHealth()
  const lost = useLostPicture()
  return (
    <>
      {crashed && (
        <Notice text={t('notice.analysis.crashed')}>
          <Button look="link" onPress={restart}>
            {t('notice.analysis.restart')}
          </Button>
        </Notice>
      )}
      {lost && (
        <Notice text={t('notice.picture.lost')}>
          <Button look="link" onPress={pictureSeen}>
            {t('notice.picture.seen')}
          </Button>
        </Notice>
      )}
    </>
  )
}

function ReadOnlyNotice() {
  const t = useWords()
  const { session } = useApp()
  const readOnly = useSession((state) => state.open?.readOnly === true)
  const [screen] = useAddress()
  if (!readOnly || (screen !== 'table' && screen !== 'ending')) return null
  return (
    <Notice text={t('notice.readOnly')}>
      <Button look="link" onPress={session.takeOver}>
        {t('notice.takeOver')}
      </Button>
    </Notice>
  )
}

function DeletedNotice() {
  const t = useWords()
  const { session } = useApp()
  const deleted = useSession((state) => state.deleted)
  const [screen] = useAddress()
  if (deleted === null || (screen !== undefined && screen !== 'games')) return null
  return (
    <Notice text={t('notice.deleted', { name: deleted.name })}>
      <Button look="link" onPress={session.restore}>
        {t('notice.undo')}
      </Button>
    </Notice>
  )
}
