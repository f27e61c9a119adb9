/** The front door: builds the objects and hands them to each other. */
import { lazy, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { memoryOn } from './classroom/client/memory.ts'
import { browserWorld } from './host/browser.ts'
import { shippedLibrary } from './host/shipped.ts'
import { browserTab } from './host/tab.ts'
import { analysisPort } from './host/worker.ts'
import { words } from './i18n/words.ts'
import { seatedBots } from './opponents/seated.ts'
import { App } from './panels/app/App.tsx'
import { AppContext } from './panels/app/context.ts'
import { hasStudio } from './panels/shelf/GivenScenario.tsx'
import { session } from './store/session.ts'
import { isPageLanguage, SETTINGS_KEY, textLanguage } from './store/settings.ts'
import { analysis } from './workers/analysis.ts'
import './ui/tokens.css'
import './ui/fonts.css'
import './ui/ui.css'
import './panels/panels.css'

const deviceLanguage = navigator.language.startsWith('ja') ? 'ja' : 'en'
const shelf = shippedLibrary()
const world = browserWorld()
const play = session(world, shelf.of, seatedBots, deviceLanguage)
// A translation in the reader’s own language is shown without being asked for.
const device = navigator.language.split('-')[0]!
if (world.shelf.read(SETTINGS_KEY) === null && !isPageLanguage(device) && shelf.languages().includes(device))
  play.setSettings({ texts: device })
const tab = browserTab('off-ramp:wall')
const thinking = analysis(analysisPort)
const instance = words(play.store.getState().settings.language)

/** The Japanese faces are large: they come when somebody reads Japanese. */
const fontsFor = (language: string) => (language === 'ja' ? import('./ui/fonts/japanese.css') : undefined)
void fontsFor(textLanguage(play.store.getState().settings))

play.store.subscribe((state, before) => {
  void fontsFor(textLanguage(state.settings))
  if (state.settings.language === before.settings.language) return
  void instance.changeLanguage(state.settings.language)
})
window.addEventListener('pagehide', () => play.leave())
window.addEventListener('pageshow', () => play.beat())
window.setInterval(() => play.beat(), 4000)
shelf.onChange(() => play.reload())

const ClassScreen = lazy(() => import('./classroom/client/ClassScreen.tsx').then((m) => ({ default: m.ClassScreen })))
const Studio = lazy(() => import('./studio/Studio.tsx').then((m) => ({ default: m.Studio })))
const memory = memoryOn(world.shelf)

const root = document.getElementById('root')
if (root === null) throw new Error('broken belief: the page has a root')
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={instance}>
      <AppContext
        value={{
          session: play,
          library: () => shelf.of(textLanguage(play.store.getState().settings)),
          analysis: thinking,
          tab,
        }}
      >
        <App
          screens={{
            class: (address) => <ClassScreen address={address} memory={memory} />,
            ...(hasStudio() ? { studio: (address) => <Studio address={address} world={world} /> } : {}),
          }}
        />
      </AppContext>
    </I18nextProvider>
  </StrictMode>,
)
