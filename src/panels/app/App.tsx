/** Which screen an address shows. Every address reloads. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Shelf } from '../shelf/Shelf.tsx'
import { useAddress, useSession } from './context.ts'
import { Furniture } from './Furniture.tsx'
import { KeptGame } from './KeptGame.tsx'
import { Loading } from './Loading.tsx'
import { ScreenBoundary } from './ScreenBoundary.tsx'

const Briefing = lazy(() => import('../briefing/Briefing.tsx').then((m) => ({ default: m.Briefing })))
const GameNote = lazy(() => import('./GameNote.tsx').then((m) => ({ default: m.GameNote })))
const TableScreen = lazy(() => import('../table/TableScreen.tsx').then((m) => ({ default: m.TableScreen })))
const Ending = lazy(() => import('../ending/Ending.tsx').then((m) => ({ default: m.Ending })))
const Run = lazy(() => import('../shelf/Run.tsx').then((m) => ({ default: m.Run })))
const Games = lazy(() => import('../shelf/Games.tsx').then((m) => ({ default: m.Games })))
const Dossier = lazy(() => import('../dossier/Dossier.tsx').then((m) => ({ default: m.Dossier })))
const Help = lazy(() => import('../pages/Help.tsx').then((m) => ({ default: m.Help })))
const About = lazy(() => import('../pages/About.tsx').then((m) => ({ default: m.About })))
const Limits = lazy(() => import('../pages/Limits.tsx').then((m) => ({ default: m.Limits })))
const SettingsScreen = lazy(() => import('../pages/SettingsScreen.tsx').then((m) => ({ default: m.SettingsScreen })))
const Lesson = lazy(() => import('../lesson/Lesson.tsx').then((m) => ({ default: m.Lesson })))
const Projector = lazy(() => import('../projector/Projector.tsx').then((m) => ({ default: m.Projector })))
const Teach = lazy(() => import('../teach/Teach.tsx').then((m) => ({ default: m.Teach })))
const Pack = lazy(() => import('../pack/Pack.tsx').then((m) => ({ default: m.Pack })))
const NotFound = lazy(() => import('../pages/NotFound.tsx').then((m) => ({ default: m.NotFound })))

/** Screens of rooms above this one, by the first word of their address. */
export type Screens = Readonly<Record<string, (rest: readonly string[]) => ReactNode>>

export function App({ screens = {} }: { readonly screens?: Screens }) {
  const settings = useSession((state) => state.settings)
  useEffect(() => {
    const { dataset } = document.documentElement
    document.documentElement.lang = settings.language
    dataset['theme'] = settings.theme === 'auto' ? (darkDevice() ? 'dusk' : 'day') : settings.theme
    dataset['motion'] = settings.motion
    dataset['text'] = settings.textSize
  }, [settings])
  const address = useAddress()
  return (
    <Furniture>
      <ScreenBoundary key={address.join('/')}>
        <Suspense fallback={<Loading />}>
          <Screen address={address} screens={screens} />
        </Suspense>
      </ScreenBoundary>
    </Furniture>
  )
}

function Screen({
  address: [screen, ...rest],
  screens,
}: {
  readonly address: readonly string[]
  readonly screens: Screens
}) {
  switch (screen) {
    case undefined:
      return <Shelf />
    case 'brief':
      return <Briefing scenario={rest[0] ?? ''} seat={rest[1]} />
    case 'table':
      return (
        <KeptGame key={rest[0]} game={rest[0] ?? ''}>
          <TableScreen game={rest[0] ?? ''} />
          <Suspense fallback={null}>
            <GameNote />
          </Suspense>
        </KeptGame>
      )
    case 'ending':
      return (
        <KeptGame key={rest[0]} game={rest[0] ?? ''}>
          <Ending game={rest[0] ?? ''} />
          <Suspense fallback={null}>
            <GameNote />
          </Suspense>
        </KeptGame>
      )
    case 'run':
      return <Run code={rest[0] ?? ''} />
    case 'games':
      return <Games />
    case 'dossier':
      return <Dossier section={rest[0]} id={rest[1]} />
    case 'help':
      return <Help page={rest[0]} />
    case 'lesson':
      return <Lesson step={rest[0]} />
    case 'projector':
      return <Projector step={rest[0]} />
    case 'teach':
      return <Teach />
    case 'pack':
      return <Pack scenario={rest[0]} />
    case 'about':
      return <About />
    case 'limits':
      return <Limits />
    case 'settings':
      return <SettingsScreen />
    default:
      return screens[screen]?.(rest) ?? <NotFound />
  }
}

const darkDevice = (): boolean => window.matchMedia('(prefers-color-scheme: dark)').matches
