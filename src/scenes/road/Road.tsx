/**
 * The road on a page: as large as its place, drawn by Phaser over the same
 * picture in SVG. The SVG stands from the first moment, speaks for the canvas to
 * assistive technology, prints, and is what remains if the canvas is lost.
 */
import { memo, type RefObject, useEffect, useRef, useState } from 'react'
import type { RoadPhase } from './phase.ts'
import type { PhaserRoad } from './phaserRoad.ts'
import { RoadSvg } from './RoadSvg.tsx'
import { chooseRenderer, type Renderer } from './renderer.ts'
import './road.css'
import type { Measure } from './shapes.ts'
import { type Motion, useRoadFilm } from './useRoadFilm.ts'
import { useRoadFonts } from './useRoadFonts.ts'
import type { RoadFrame, RoadView } from './view.ts'

export interface RoadProps {
  readonly view: RoadView
  /** `drawing`: SVG alone. `off`: no picture; the page's own words and rows say everything. */
  readonly mode: 'canvas' | 'drawing' | 'off'
  readonly motion: Motion
  /** The canvas could not be opened or was taken away; the SVG shows in its place. */
  readonly onLost?: () => void
  /** Px at the top where the page writes over the sky. */
  readonly header?: number
  /** Told whenever the frame changes, so that the page knows which exits are rows (`exitsOnRoad`). */
  readonly onFrame?: (frame: RoadFrame) => void
  /** For tests; otherwise chosen by the graphics card. */
  readonly renderer?: Renderer
  readonly className?: string
}

/** Narrower than this the road is a phone's. */
export const TALL_BELOW = 620

export function Road(props: RoadProps) {
  const { view, mode, motion, header = 44, className } = props
  const place = useRef<HTMLDivElement>(null)
  const frame = useFrame(place, header, props.onFrame)
  const { measure, ready } = useRoadFonts(view)
  const phase = useRoadFilm(view, mode === 'off' ? 'reduced' : motion)
  const [canvas, shown] = useCanvas(props, frame, ready ? measure : undefined, phase)
  useOneFade(place, view, motion)

  return (
    <div className={`road ${className ?? ''}`} ref={place} data-mode={mode} data-canvas={shown || undefined}>
      {mode === 'off' && <p className="visually-hidden">{view.description}</p>}
      {mode !== 'off' && frame !== undefined && (
        <Twin view={view} frame={frame} measure={measure} {...(shown ? {} : { phase })} className="road-drawing" />
      )}
      <div className="road-canvas" ref={canvas} aria-hidden="true" />
    </div>
  )
}

/** Under a canvas the twin rests, and is drawn again only when the view changes. */
const Twin = memo(RoadSvg)

function useFrame(place: RefObject<HTMLDivElement | null>, header: number, onFrame: RoadProps['onFrame']) {
  const [frame, setFrame] = useState<RoadFrame>()
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const watcher = new ResizeObserver(() => {
      const [width, height] = [Math.round(element.clientWidth), Math.round(element.clientHeight)]
      if (width > 0 && height > 0) setFrame({ width, height, tall: width < TALL_BELOW, header })
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [place, header])
  useEffect(() => {
    if (frame !== undefined) onFrame?.(frame)
  }, [frame, onFrame])
  return frame
}

function useCanvas(props: RoadProps, frame: RoadFrame | undefined, measure: Measure | undefined, phase: RoadPhase) {
  const { view, mode, renderer } = props
  const holder = useRef<HTMLDivElement>(null)
  const [road, setRoad] = useState<PhaserRoad>()
  const [shown, setShown] = useState(false)
  const latest = useRef({ frame, measure, onLost: props.onLost })
  latest.current = { frame, measure, onLost: props.onLost }
  const openable = mode === 'canvas' && frame !== undefined && measure !== undefined

  useEffect(() => {
    const parent = holder.current
    const { frame: first, measure: by } = latest.current
    if (!openable || parent === null || first === undefined || by === undefined) return
    let wanted = true
    let opened: PhaserRoad | undefined
    const lose = () => {
      if (!wanted) return
      setRoad(undefined)
      setShown(false)
      latest.current.onLost?.()
    }
    const scale = Math.min(2, window.devicePixelRatio || 1)
    import('./phaserRoad.ts')
      .then(({ openPhaserRoad }) =>
        openPhaserRoad({
          parent,
          frame: first,
          measure: by,
          scale,
          renderer: renderer ?? chooseRenderer(),
          onLost: lose,
        }),
      )
      .then((stage) => {
        opened = stage
        if (wanted) setRoad(stage)
        else stage.destroy()
      })
      .catch(lose)
    return () => {
      wanted = false
      opened?.destroy()
      setRoad(undefined)
      setShown(false)
    }
  }, [openable, renderer])

  useEffect(() => {
    if (road === undefined || frame === undefined || measure === undefined) return
    road.measureBy(measure)
    road.draw(view, frame, phase)
    if (!shown) setShown(true)
  }, [road, view, frame, phase, measure, shown])

  return [holder, shown] as const
}

/** Reduced motion: whatever changed fades in once. */
function useOneFade(place: RefObject<HTMLDivElement | null>, view: RoadView, motion: Motion) {
  const before = useRef(view)
  useEffect(() => {
    if (before.current === view) return
    before.current = view
    if (motion === 'reduced')
      place.current?.animate([{ opacity: 0.35 }, { opacity: 1 }], { duration: 120, easing: 'linear' })
  }, [place, view, motion])
}
