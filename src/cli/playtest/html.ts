/** A playtest as one page: no script, nothing from elsewhere, every word of the author's escaped. */
import { CASTS } from '../../lint/playtest/playtest.ts'
import { ENDINGS, type Report, shownRows, WHO } from './report.ts'

export const escaped = (text: unknown): string =>
  String(text).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`)

const STYLE = `
body { font: 16px/1.5 Georgia, serif; color: #1d1b18; background: #f6f1e6; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: 0 0 2rem }
caption { text-align: start; font-weight: bold; font-size: 1.2rem; padding: .5rem 0 }
th, td { text-align: end; padding: .15rem .6rem; border-bottom: 1px solid #d8cfbd }
th:first-child, td:first-child { text-align: start }
tr.never { background: #f3d9b8 }
small { color: #5d564a }
@media print { body { background: none } }
@media (prefers-color-scheme: dark) { body { color: #efe9dc; background: #1b1e26 } th, td { border-color: #3b4050 } tr.never { background: #5a4220 } small { color: #b9b1a1 } }
`

export function htmlOf({
  title,
  games,
  seed,
  caution,
  casts,
  things,
  endings,
  signed,
  seats,
  seatNames,
  turn,
  bad,
}: Report): string {
  const kinds = [...new Set(things.map(({ kind }) => kind))]
  const heads = [...CASTS, 'all'].map((cast) => `<th scope="col">${escaped(cast)}</th>`).join('')
  const counted = (of: string, rows: readonly string[]) =>
    `<table><caption>${escaped(of)}</caption><thead><tr><th scope="col">games in which it came about</th>${heads}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
  const row = (name: string, byCast: Readonly<Record<string, number>>, n: number) =>
    `<tr${n === 0 ? ' class="never"' : ''}><th scope="row">${name}${n === 0 ? ' <small>never</small>' : ''}</th>${CASTS.map((cast) => `<td>${byCast[cast] ?? 0}</td>`).join('')}<td>${n}</td></tr>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Playtest: ${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Playtest of ${escaped(title)}</h1>
<p>${games} games, seeds from ${seed}. <strong>${escaped(caution)}</strong></p>
<ul>${casts.map(({ cast, games: n }) => `<li>${escaped(cast)} ${n}: ${escaped(WHO[cast])}</li>`).join('')}</ul>
<p>${bad === null ? 'No game broke a promise of the rules.' : `Bad state: ${escaped(bad.what)} (${escaped(bad.detail)}), ${escaped(bad.cast)}, seed ${bad.seed}, round ${bad.round}.`}</p>
<h2>What to turn, from the games of bargainers</h2>
<ul>${turn.map(({ lines: [head = '', ...reasons] }) => `<li>${escaped(head)}${reasons.length === 0 ? '' : `<ul>${reasons.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`}</li>`).join('\n')}</ul>
${kinds
  .map((kind) =>
    counted(
      kind,
      things
        .filter((thing) => thing.kind === kind)
        .flatMap((thing) =>
          shownRows(thing).map(({ byCast, games: n, state }) =>
            row(
              `${escaped(thing.name)}${state === '' ? '' : `: ${state}`} <small>${escaped(thing.id)}</small>`,
              byCast,
              n,
            ),
          ),
        ),
    ),
  )
  .join('\n')}
${counted(
  'endings',
  endings.map(({ ending, byCast, games: n }) => row(escaped(ENDINGS[ending] ?? ending), byCast, n)),
)}
<table><caption>exits, games by round signed</caption><thead><tr><th scope="col">round</th>${(Object.values(signed)[0] ?? []).map((_, i) => `<th scope="col">${i + 1}</th>`).join('')}</tr></thead><tbody>
${Object.entries(signed)
  .map(
    ([exit, rounds]) => `<tr><th scope="row">${escaped(exit)}</th>${rounds.map((n) => `<td>${n}</td>`).join('')}</tr>`,
  )
  .join('\n')}
</tbody></table>
${Object.entries(seats)
  .map(
    ([seat, counts]) =>
      `<table><caption>${escaped(seatNames[seat] ?? seat)}</caption><tbody>\n${Object.entries(counts)
        .map(([what, n]) => `<tr><th scope="row">${escaped(what)}</th><td>${n}</td></tr>`)
        .join('\n')}\n</tbody></table>`,
  )
  .join('\n')}
</body>
</html>
`
}
