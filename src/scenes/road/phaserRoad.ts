/**
 * The road in Phaser, from the same layout as the SVG. Sky and earth are one
 * canvas texture, made again only when they change; all else is Graphics and
 * Text. Nothing runs by itself: the game's loop sleeps from the start and one
 * frame is drawn for each call of `draw`.
 */
import type Phaser from 'phaser'
import { layoutRoad } from './layout.ts'
import { bandsOf } from './outline.ts'
import { outlinesOf, paint2d } from './paint2d.ts'
import { hex } from './palette.ts'
import type { RoadPhase } from './phase.ts'
import type { Renderer } from './renderer.ts'
import { GROUPS, type Group, type Lettering, type Measure, type Points, ROAD_FACE, type RoadShape } from './shapes.ts'
import type { RoadFrame, RoadView } from './view.ts'

export interface PhaserRoad {
  readonly renderer: Renderer
  /** Draws one frame, now. */
  draw(view: RoadView, frame: RoadFrame, phase?: Partial<RoadPhase>): void
  /** New letters have come: what was set in a stand-in face is set again at the next frame. */
  measureBy(measure: Measure): void
  destroy(): void
}

export interface PhaserRoadOptions {
  /** Receives the canvas. */
  readonly parent: HTMLElement
  readonly frame: RoadFrame
  readonly measure: Measure
  readonly renderer: Renderer
  /** Device pixels per CSS pixel. */
  readonly scale: number
  /** The graphics card took the picture away. */
  readonly onLost: () => void
}

const BACKDROP: readonly Group[] = ['sky', 'land']
const DRAWN = GROUPS.filter((group) => !BACKDROP.includes(group))
const TEXTURE = 'road-backdrop'

export async function openPhaserRoad(options: PhaserRoadOptions): Promise<PhaserRoad> {
  const phaser = await loadPhaser()
  const scene = await openScene(phaser, options)
  return new Stage(scene, options)
}

/** The built page swaps in Phaser's core, which has only a default export. */
async function loadPhaser(): Promise<typeof Phaser> {
  const loaded = await import('phaser')
  return 'default' in loaded ? (loaded.default as typeof Phaser) : (loaded as unknown as typeof Phaser)
}

function openScene(phaser: typeof Phaser, options: PhaserRoadOptions): Promise<Phaser.Scene> {
  const { parent, frame, renderer, scale } = options
  return new Promise((resolve) => {
    new phaser.Game({
      type: renderer === 'webgl' ? phaser.WEBGL : phaser.CANVAS,
      parent,
      banner: false,
      autoFocus: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
      backgroundColor: '#1f2740',
      powerPreference: 'low-power',
      render: { antialias: true, antialiasGL: true, roundPixels: false, pathDetailThreshold: 0.25 },
      scale: {
        mode: phaser.Scale.NONE,
        width: Math.round(frame.width * scale),
        height: Math.round(frame.height * scale),
        zoom: 1 / scale,
      },
      scene: {
        create(this: Phaser.Scene) {
          // The loop starts after this, so that it can be put to sleep only in its first frame.
          this.game.events.once(phaser.Core.Events.POST_RENDER, () => {
            this.game.loop.sleep()
            resolve(this)
          })
        },
      },
    })
  })
}

/** The objects of the scene, kept from frame to frame and filled anew. */
class Stage implements PhaserRoad {
  readonly renderer: Renderer
  private readonly scene: Phaser.Scene
  private measure: Measure
  private readonly scale: number
  private readonly graphics: ReadonlyMap<Group, Phaser.GameObjects.Graphics>
  private readonly words = new Map<string, Phaser.GameObjects.Text>()
  private backdrop = ''
  private gone = false

  constructor(scene: Phaser.Scene, { measure, renderer, scale, onLost }: PhaserRoadOptions) {
    this.scene = scene
    this.measure = measure
    this.renderer = renderer
    this.scale = scale
    this.graphics = new Map(DRAWN.map((group) => [group, scene.add.graphics().setDepth(depthOf(group))]))
    scene.game.canvas.setAttribute('aria-hidden', 'true')
    scene.game.canvas.addEventListener('webglcontextlost', () => {
      if (!this.gone) onLost()
    })
  }

  draw(view: RoadView, frame: RoadFrame, phase?: Partial<RoadPhase>): void {
    if (this.gone) return
    this.fit(frame)
    const shapes = layoutRoad(view, frame, this.measure, phase)
    this.paintBackdrop(shapes.filter((shape) => BACKDROP.includes(shape.group)))
    for (const [group, graphics] of this.graphics) {
      fill(
        graphics,
        shapes.filter((shape) => shape.group === group),
        this.scale,
      )
    }
    this.set(shapes.filter((shape) => shape.kind === 'text'))
    this.scene.game.step(performance.now(), 0)
  }

  measureBy(measure: Measure): void {
    if (measure === this.measure) return
    this.measure = measure
    for (const text of this.words.values()) text.destroy()
    this.words.clear()
  }

  destroy(): void {
    if (this.gone) return
    this.gone = true
    const { game } = this.scene
    game.destroy(true)
    // The loop sleeps, so the step that would take the game down is taken here.
    game.step(performance.now(), 0)
  }

  private fit(frame: RoadFrame): void {
    const [width, height] = [Math.round(frame.width * this.scale), Math.round(frame.height * this.scale)]
    const { canvas, scale } = this.scene.game
    if (canvas.width !== width || canvas.height !== height) {
      scale.resize(width, height)
      this.backdrop = ''
    }
    canvas.style.width = `${frame.width}px`
    canvas.style.height = `${frame.height}px`
  }

  private paintBackdrop(shapes: readonly RoadShape[]): void {
    const recipe = JSON.stringify(shapes)
    if (recipe === this.backdrop) return
    this.backdrop = recipe
    const { textures, game, add } = this.scene
    const { width, height } = game.canvas
    const known = textures.exists(TEXTURE) ? (textures.get(TEXTURE) as Phaser.Textures.CanvasTexture) : undefined
    const texture = known ?? textures.createCanvas(TEXTURE, width, height)
    if (texture === null) throw new Error('The road has one backdrop, and its texture could not be made.')
    if (texture.width !== width || texture.height !== height) texture.setSize(width, height)
    paint2d(texture.context, shapes, this.scale)
    texture.refresh()
    if (known === undefined) add.image(0, 0, TEXTURE).setOrigin(0).setDepth(-1)
  }

  /** One Text an inscription, kept while its words stay on the picture. */
  private set(letterings: readonly Lettering[]): void {
    const shown = new Set<string>()
    for (const lettering of letterings) {
      const key = keyOf(lettering, shown)
      shown.add(key)
      const text = this.words.get(key) ?? this.inscribe(lettering)
      this.words.set(key, text)
      this.place(text, lettering)
    }
    for (const [key, text] of this.words) {
      if (shown.has(key)) continue
      text.destroy()
      this.words.delete(key)
    }
  }

  private inscribe({ text, weight, fill: colour, group, ...lettering }: Lettering): Phaser.GameObjects.Text {
    const size = setSize(lettering) * this.scale
    return this.scene.add
      .text(0, 0, text, {
        fontFamily: ROAD_FACE,
        fontSize: `${size}px`,
        fontStyle: String(weight),
        color: hex(colour),
        testString: '|MÉqgy出',
      })
      .setPadding(2, Math.ceil(size * 0.3), 2, Math.ceil(size * 0.2))
      .setOrigin(0)
      .setDepth(depthOf(group) + 1)
  }

  /** Upright words sit on whole device pixels, or their edges would blur. */
  private place(text: Phaser.GameObjects.Text, lettering: Lettering): void {
    const scale = this.scale
    const shrink = lettering.size / setSize(lettering)
    const stretch = (lettering.stretch ?? 1) * shrink
    const wide = (text.width - 4) * shrink
    const left =
      lettering.x * scale - (lettering.anchor === 'middle' ? wide / 2 : lettering.anchor === 'end' ? wide : 0)
    const baseline = (text.padding.top ?? 0) + text.getTextMetrics().ascent
    const [x, y] = [left - 2 * shrink, lettering.y * scale - baseline * stretch]
    text.setScale(shrink, stretch).setAlpha(lettering.opacity ?? 1)
    if (lettering.stretch === undefined) text.setPosition(Math.round(x), Math.round(y))
    else text.setPosition(x, y)
  }
}

function depthOf(group: Group): number {
  return GROUPS.indexOf(group) * 2
}

/** Words painted on the lane grow as they come: they are set once, large, and shrunk. */
function setSize({ size, stretch }: Pick<Lettering, 'size' | 'stretch'>): number {
  return stretch === undefined ? size : Math.ceil(size / 16) * 16
}

function keyOf(lettering: Lettering, taken: ReadonlySet<string>): string {
  const { text, weight, fill: colour, group } = lettering
  const key = [group, text, setSize(lettering), weight, colour].join(' ')
  let copy = 0
  while (taken.has(`${key} ${copy}`)) copy++
  return `${key} ${copy}`
}

function fill(graphics: Phaser.GameObjects.Graphics, shapes: readonly RoadShape[], scale: number): void {
  graphics.clear()
  for (const shape of shapes) {
    if (shape.kind === 'text') continue
    const opacity = shape.opacity ?? 1
    if (shape.kind === 'line') {
      graphics.lineStyle(shape.width * scale, shape.stroke, opacity)
      trace(graphics, shape.points, scale)
      graphics.strokePath()
      continue
    }
    for (const ring of outlinesOf(shape, scale)) {
      const parts =
        typeof shape.fill === 'number' ? [{ points: ring, colour: shape.fill }] : bandsOf(ring, shape.fill, scale)
      for (const { points, colour } of parts) {
        graphics.fillStyle(colour, opacity)
        trace(graphics, points, scale)
        graphics.closePath()
        graphics.fillPath()
      }
    }
  }
}

function trace(graphics: Phaser.GameObjects.Graphics, points: Points, scale: number): void {
  graphics.beginPath()
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [(points[i] ?? 0) * scale, (points[i + 1] ?? 0) * scale]
    if (i === 0) graphics.moveTo(x, y)
    else graphics.lineTo(x, y)
  }
}
