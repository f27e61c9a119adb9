/** The road alive: canvas, drawing or off, and one view after another. `?only=live&mode=canvas&renderer=webgl&view=table`. */
import { useState } from 'react'
import { Road } from '../../scenes/road/Road.tsx'
import type { RoadView } from '../../scenes/road/view.ts'
import { ROADS } from './roads.ts'

const VIEWS: Readonly<Record<string, RoadView>> = ROADS
const asked = new URLSearchParams(location.search)

export function Live() {
  const [view, setView] = useState<RoadView>(VIEWS[asked.get('view') ?? 'table'] ?? ROADS.table)
  const [lost, setLost] = useState(false)
  const mode = asked.get('mode') === 'drawing' ? 'drawing' : asked.get('mode') === 'off' ? 'off' : 'canvas'
  const renderer = asked.get('renderer')
  return (
    <>
      <div style={{ width: Number(asked.get('width') ?? 1280), height: Number(asked.get('height') ?? 306) }}>
        <Road
          view={view}
          mode={mode}
          motion={asked.get('motion') === 'reduced' ? 'reduced' : 'full'}
          onLost={() => setLost(true)}
          {...(renderer === 'webgl' || renderer === 'canvas' ? { renderer } : {})}
          className="fill"
        />
      </div>
      {Object.entries(VIEWS).map(([name, next]) => (
        <button type="button" key={name} id={`to-${name}`} onClick={() => setView(next)}>
          {name}
        </button>
      ))}
      {lost && <p id="lost">The canvas is lost; the drawing stands in.</p>}
    </>
  )
}
