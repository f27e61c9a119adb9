/**
 * Cuts the Japanese faces to the characters a set of texts uses: some tens of
 * kilobytes a face in place of one or two million. Run by the build with every
 * file that holds Japanese words; an author's own text falls back on the slices
 * of japanese.css, or on the reader's system.
 *
 *   node src/ui/fonts/cutJapanese.mjs <folder> <text file> …
 *
 * Writes one woff2 a face and `japanese.cut.css` into the folder.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import subsetFont from 'subset-font'

const FACES = [
  { family: 'Zen Kaku Gothic New', file: 'zen-kaku-gothic-new', weight: 400 },
  { family: 'Zen Kaku Gothic New', file: 'zen-kaku-gothic-new', weight: 700 },
  { family: 'Zen Old Mincho', file: 'zen-old-mincho', weight: 400 },
  { family: 'Zen Old Mincho', file: 'zen-old-mincho', weight: 600 },
  { family: 'Zen Old Mincho', file: 'zen-old-mincho', weight: 900 },
]

/** Kana and punctuation whole, so that a changed word seldom falls outside the cut. */
const ALWAYS = [
  [0x3000, 0x3030],
  [0x3041, 0x3096],
  [0x3099, 0x30ff],
  [0xff01, 0xff5e],
]

/**
 * @param {readonly string[]} texts all words that will be shown
 * @returns {number[]} code points of East Asian scripts, each once, ascending
 */
export function japaneseCharacters(texts) {
  const always = ALWAYS.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
  const used = texts.flatMap((text) => [...new Set(text)].map((char) => char.codePointAt(0)))
  return [...new Set([...always, ...used.filter(isEastAsian)])].sort((a, b) => a - b)
}

/** @param {number} code */
function isEastAsian(code) {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff00 && code <= 0xffef)
}

/**
 * @param {readonly string[]} texts all words that will be shown
 * @param {string} folder receives the faces and their css
 * @returns {Promise<readonly { name: string, bytes: number }[]>} the files written
 */
export async function cutJapanese(texts, folder) {
  const characters = japaneseCharacters(texts)
  const words = String.fromCodePoint(...characters)
  const range = unicodeRange(characters)
  await mkdir(folder, { recursive: true })
  const written = []
  const rules = []
  for (const face of FACES) {
    const name = `${face.file}-${face.weight}.woff2`
    const cut = await subsetFont(await readFile(sourceOf(face)), words, { targetFormat: 'woff2' })
    await writeFile(join(folder, name), cut)
    written.push({ name, bytes: cut.length })
    rules.push(ruleFor(face, name, range))
  }
  const css = rules.join('\n')
  await writeFile(join(folder, 'japanese.cut.css'), css)
  return [...written, { name: 'japanese.cut.css', bytes: css.length }]
}

/** @param {{ file: string, weight: number }} face */
function sourceOf({ file, weight }) {
  return createRequire(import.meta.url).resolve(`@fontsource/${file}/files/${file}-japanese-${weight}-normal.woff2`)
}

/**
 * @param {{ family: string, weight: number }} face
 * @param {string} name
 * @param {string} range
 */
function ruleFor({ family, weight }, name, range) {
  return `@font-face {
  font-family: '${family}';
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url('./${name}') format('woff2');
  unicode-range: ${range};
}
`
}

/** @param {readonly number[]} codes ascending */
function unicodeRange(codes) {
  const runs = []
  for (const code of codes) {
    const last = runs.at(-1)
    if (last !== undefined && code === last[1] + 1) last[1] = code
    else runs.push([code, code])
  }
  const hex = (code) => code.toString(16).toUpperCase()
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(', ')
}

async function main([folder, ...files]) {
  if (folder === undefined || files.length === 0) {
    console.error('Usage: node src/ui/fonts/cutJapanese.mjs <folder> <text file> …')
    process.exitCode = 2
    return
  }
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  for (const { name, bytes } of await cutJapanese(texts, folder)) console.log(`${name} ${Math.round(bytes / 1024)} kB`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2))
