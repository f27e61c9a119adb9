/** Everything on one page, to be looked at. `?only=<part>` shows one part alone. */
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../fonts.css'
import '../fonts/japanese.css'
import '../tokens.css'
import '../ui.css'
import { browserMeasure } from '../../scenes/road/measure.ts'
import { RoadSvg } from '../../scenes/road/RoadSvg.tsx'
import type { RoadFrame, RoadView } from '../../scenes/road/view.ts'
import { Live } from './Live.tsx'
import { Parts } from './Parts.tsx'
import { MANY, ROADS } from './roads.ts'

const TABLE: RoadFrame = { width: 1280, height: 306, tall: false, header: 44 }
const WIDE: RoadFrame = { width: 1280, height: 480, tall: false, header: 44 }
const PHONE: RoadFrame = { width: 360, height: 272, tall: true, header: 42 }

const PICTURES: readonly (readonly [string, RoadView, RoadFrame])[] = [
  ['table', ROADS.table, TABLE],
  ['open', ROADS.open, WIDE],
  ['narrowing', ROADS.narrowing, WIDE],
  ['sealed', ROADS.sealed, WIDE],
  ['mixed', ROADS.mixed, WIDE],
  ['sealed-table', ROADS.sealed, TABLE],
  ['long', ROADS.long, TABLE],
  ['japanese', ROADS.japanese, TABLE],
  ['many', MANY, TABLE],
  ['phone', ROADS.table, PHONE],
  ['phone-sealed', ROADS.sealed, { ...PHONE, height: 300 }],
  ['phone-japanese', ROADS.japanese, PHONE],
  ['start', ROADS.start, { ...WIDE, height: 420, header: 210 }],
  ['start-phone', ROADS.start, { ...PHONE, height: 312 }],
  ['strip', { ...ROADS.sealed, quiet: true }, { ...WIDE, height: 128 }],
  ['tablet', ROADS.table, { ...TABLE, width: 820 }],
  ['large', ROADS.table, { ...TABLE, width: 1920, height: 410 }],
]

function Gallery() {
  const fonts = useFontsReady()
  const only = new URLSearchParams(location.search).get('only')
  const [measure] = useState(() => browserMeasure())
  if (!fonts) return null
  const shown = (name: string) => only === null || only === name
  return (
    <>
      {only === 'live' && (
        <section id="live">
          <Live />
        </section>
      )}
      {PICTURES.filter(([name]) => shown(name)).map(([name, view, frame]) => (
        <section key={name} id={name}>
          <RoadSvg view={view} frame={frame} measure={measure} />
        </section>
      ))}
      {shown('day') && (
        <section id="day">
          <Parts theme="day" />
        </section>
      )}
      {shown('dusk') && (
        <section id="dusk">
          <Parts theme="dusk" />
        </section>
      )}
    </>
  )
}

function useFontsReady(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    void Promise.all(
      ['600 15px Overpass', '700 15px Overpass', "700 15px 'Zen Kaku Gothic New'"].map((font) =>
        document.fonts.load(font, 'Aa 出口'),
      ),
    ).then(() => setReady(true))
  }, [])
  return ready
}

const root = document.getElementById('gallery')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  )
