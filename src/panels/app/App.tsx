/** Which screen an address shows. Every address reloads. */
import { lazy, Suspense, useEffect } from 'react'
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
const SettingsScreen = lazy(() => import('../pages/SettingsScreen.tsx').then((m) => ({ default: m.SettingsScreen })))
const NotFound = lazy(() => import('../pages/NotFound.tsx').then((m) => ({ default: m.NotFound })))

export function App() {
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
          <Screen address={address} />
        </Suspense>
      </ScreenBoundary>
    </Furniture>
  )
}

function Screen({ address: [screen, ...rest] }: { readonly address: readonly string[] }) {
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
    case 'about':
      return <About />
    case 'settings':
      return <SettingsScreen />
    default:
      return <NotFound />
  }
}

const darkDevice = (): boolean => window.matchMedia('(prefers-color-scheme: dark)').matches
