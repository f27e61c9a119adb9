/** The same as a picture: four columns, lines between them, told apart by dash as well as by colour. */
import type { Scenario } from '../../domain/scenario.ts'
import { shortName } from '../../lint/rule.ts'
import { escaped } from '../playtest/html.ts'
import { type Edge, type EdgeKind, edgesOf } from './edges.ts'

interface Node {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly x: number
  readonly y: number
}

const WIDTH = 230
const HEIGHT = 42
const GAP = { x: 150, y: 18 }
const TOP = 110

const LOOKS: Readonly<Record<EdgeKind, { readonly colour: string; readonly dash: string; readonly words: string }>> = {
  term: { colour: '#31516b', dash: '', words: 'is a term of' },
  needs: { colour: '#5d7a3a', dash: '6 4', words: 'must have met or been signed for' },
  shuts: { colour: '#a3402f', dash: '2 4', words: 'shuts' },
  prevents: { colour: '#8a6d1d', dash: '10 4', words: 'would prevent' },
  tables: { colour: '#6b5a86', dash: '1 3', words: 'brings to the table' },
}

export function svgOf(scenario: Scenario): string {
  const columns = [
    [
      'Rooms',
      scenario.rooms.map(
        ({ id, name, rounds }) =>
          [`room:${id}`, name, rounds.length === 0 ? 'every round' : `rounds ${rounds.join(', ')}`] as const,
      ),
    ],
    [
      'Articles',
      scenario.issues.map(
        ({ id, name, stances }) =>
          [`issue:${id}`, name, `held by ${stances.map(({ seat }) => shortName(scenario, seat)).join(', ')}`] as const,
      ),
    ],
    [
      'Exits',
      scenario.exits.map(
        ({ id, n, name, window, kind }) =>
          [`exit:${id}`, `${n}. ${name}`, `rounds ${window[0]}–${window[1]}, ${kind}`] as const,
      ),
    ],
    [
      'Events',
      scenario.events.map(
        ({ id, title, at, actors }) =>
          [
            `event:${id}`,
            title,
            `round ${at}, ${actors.map((party) => shortName(scenario, party)).join(', ')}`,
          ] as const,
      ),
    ],
  ] as const
  const nodes = columns.flatMap(([, entries], c) =>
    entries.map(
      ([id, name, note], i): Node => ({ id, name, note, x: 20 + c * (WIDTH + GAP.x), y: TOP + i * (HEIGHT + GAP.y) }),
    ),
  )
  const edges = edgesOf(scenario).filter(({ from, to }) =>
    [from, to].every((id) => nodes.some((node) => node.id === id)),
  )
  const width = 40 + columns.length * WIDTH + (columns.length - 1) * GAP.x
  const height = Math.max(...nodes.map(({ y }) => y)) + HEIGHT + 30
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title about" font-family="Georgia, serif" font-size="14">
<title id="title">${escaped(scenario.title)}: articles, exits and events</title>
<desc id="about">${escaped(edges.map(({ from, to, kind }) => `${nameOf(nodes, from)} ${LOOKS[kind].words} ${nameOf(nodes, to)}.`).join(' '))}</desc>
<defs>${Object.entries(LOOKS)
    .map(
      ([kind, { colour }]) =>
        `<marker id="tip-${kind}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="${colour}"/></marker>`,
    )
    .join('')}</defs>
<rect width="${width}" height="${height}" fill="#f6f1e6"/>
<text x="20" y="34" font-size="20" font-weight="bold" fill="#1d1b18">${escaped(scenario.title)}</text>
${Object.values(LOOKS)
  .map(
    ({ colour, dash, words }, i) =>
      `<line x1="${20 + i * 240}" y1="58" x2="${56 + i * 240}" y2="58" stroke="${colour}" stroke-width="2"${dashed(dash)}/><text x="${62 + i * 240}" y="62" font-size="12" fill="#1d1b18">${words}</text>`,
  )
  .join('\n')}
${columns.map(([title], c) => `<text x="${20 + c * (WIDTH + GAP.x)}" y="${TOP - 14}" font-weight="bold" fill="#1d1b18">${title}</text>`).join('\n')}
${edges.map((edge, n) => lineOf(nodes, edge, n)).join('\n')}
${nodes.map(boxOf).join('\n')}
</svg>
`
}

const dashed = (dash: string): string => (dash === '' ? '' : ` stroke-dasharray="${dash}"`)
const nameOf = (nodes: readonly Node[], id: string): string => nodes.find((node) => node.id === id)?.name ?? id

/** Two lines between the same boxes stand apart; the first column is the left one. */
const ASIDE: Readonly<Partial<Record<EdgeKind, number>>> = { shuts: -7, prevents: 7 }

function lineOf(nodes: readonly Node[], { from, to, kind, words }: Edge, n: number): string {
  const [a, b] = [from, to].map((id) => nodes.find((node) => node.id === id)!) as [Node, Node]
  const { colour, dash } = LOOKS[kind]
  const title = `${a.name} ${LOOKS[kind].words} ${b.name}${words === '' ? '' : ` (${words})`}`
  return `<path d="${wayOf(a, b, ASIDE[kind] ?? 0, n)}" fill="none" stroke="${colour}" stroke-width="1.5"${dashed(dash)} marker-end="url(#tip-${kind})"><title>${escaped(title)}</title></path>`
}

/** @param n which line it is: lines that share a lane lie beside one another */
function wayOf(a: Node, b: Node, aside: number, n: number): string {
  const [ay, by] = [a.y + HEIGHT / 2 + aside, b.y + HEIGHT / 2 + aside]
  // Within a column the line goes out on the right and comes back.
  if (a.x === b.x)
    return `M${a.x + WIDTH} ${ay} C${a.x + WIDTH + 60} ${ay} ${b.x + WIDTH + 60} ${by} ${b.x + WIDTH} ${by}`
  const side = a.x < b.x ? 1 : -1
  const [ax, bx] = side > 0 ? [a.x + WIDTH, b.x] : [a.x, b.x + WIDTH]
  const bend = (side * GAP.x) / 2
  if (Math.abs(bx - ax) <= GAP.x) return `M${ax} ${ay} C${ax + bend} ${ay} ${bx - bend} ${by} ${bx} ${by}`
  // A column lies between: through the lane above the target's row, where no box is.
  const lane = b.y - GAP.y / 2 + ((n % 5) - 2) * 3
  const [out, back] = [ax + side * GAP.x - side * 8, bx - side * GAP.x + side * 8]
  return `M${ax} ${ay} C${ax + bend} ${ay} ${out - bend / 2} ${lane} ${out} ${lane} L${back} ${lane} C${back + bend / 2} ${lane} ${bx - bend} ${by} ${bx} ${by}`
}

function boxOf({ name, note, x, y }: Node): string {
  return `<g><rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="4" fill="#fffdf7" stroke="#8b8375"/><text x="${x + 10}" y="${y + 18}" fill="#1d1b18">${escaped(cut(name, 30))}</text><text x="${x + 10}" y="${y + 34}" font-size="11" fill="#5d564a">${escaped(cut(note, 40))}</text><title>${escaped(`${name}, ${note}`)}</title></g>`
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)
