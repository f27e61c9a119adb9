/** The road in its place, with a key on every sign: a sign is read in full by pressing it. */
import { type CSSProperties, useMemo } from 'react'
import { layoutRoad } from '../../scenes/road/layout.ts'
import { estimatedMeasure } from '../../scenes/road/measure.ts'
import { Road } from '../../scenes/road/Road.tsx'
import type { RoadShape } from '../../scenes/road/shapes.ts'
import type { RoadExit, RoadFrame, RoadView } from '../../scenes/road/view.ts'
import { useSession } from '../app/context.ts'
import { pictureLost } from '../app/lostPicture.ts'
import type { Speaker } from './speaker.ts'
import { useMedia } from './useMedia.ts'

export interface RoadPlaceProps {
  readonly sp: Speaker
  readonly view: RoadView
  readonly frame: RoadFrame | undefined
  readonly onFrame: (frame: RoadFrame) => void
  readonly onOpenExit: (exit: string) => void
}

export function RoadPlace({ sp, view, frame, onFrame, onOpenExit }: RoadPlaceProps) {
  const settings = useSession((state) => state.settings)
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const reduced = settings.motion === 'reduced' || (settings.motion === 'auto' && still)
  const signs = useMemo(
    () => (frame === undefined || settings.picture === 'off' ? [] : signsOf(view, frame)),
    [view, frame, settings.picture],
  )
  return (
    <div className="road-place" data-picture={settings.picture}>
      <Road
        onLost={pictureLost}
        className="table-road"
        view={view}
        mode={settings.picture}
        motion={reduced ? 'reduced' : 'full'}
        onFrame={onFrame}
      />
      {signs.map(({ exit, box }) => (
        <button
          key={exit.id}
          type="button"
          className="sign-key"
          aria-haspopup="dialog"
          style={
            { '--x': `${box.x}px`, '--y': `${box.y}px`, '--w': `${box.w}px`, '--h': `${box.h}px` } as CSSProperties
          }
          onClick={() => onOpenExit(exit.id)}
        >
          <span className="visually-hidden">
            {sp.t('road.sign', { tab: exit.tab, name: exit.name, bill: exit.bill, words: exit.words })}
          </span>
        </button>
      ))}
    </div>
  )
}

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Where the signs stand in the picture: the board that carries each tab. */
function signsOf(view: RoadView, frame: RoadFrame): readonly { readonly exit: RoadExit; readonly box: Box }[] {
  const shapes = layoutRoad(view, frame, estimatedMeasure).filter((shape) => shape.group === 'signs')
  return view.exits.flatMap((exit) => {
    const box = boardOf(shapes, exit.tab)
    return box === null ? [] : [{ exit, box }]
  })
}

function boardOf(shapes: readonly RoadShape[], tab: string): Box | null {
  const words = shapes.find((shape) => shape.kind === 'text' && shape.text === tab)
  if (words?.kind !== 'text') return null
  let board: Box | null = null
  for (const shape of shapes) {
    if (shape.kind !== 'box' || words.x < shape.x || words.x > shape.x + shape.w || shape.y > words.y + 40) continue
    if (board === null || shape.w * shape.h > board.w * board.h)
      board = { x: shape.x, y: shape.y, w: shape.w, h: shape.h }
  }
  return board
}
