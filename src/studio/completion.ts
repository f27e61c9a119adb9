/** Completion and the words under the pointer, both from the format's own schema. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type EditorState, type Extension, Prec } from '@codemirror/state'
import { hoverTooltip } from '@codemirror/view'
import type { Forms } from '../std/told.ts'
import { type PlaceInText, pathAt } from './pathAt.ts'
import { type KeyHere, keyAt, keysAt, valuesAt } from './schemaAt.ts'

/** Lines above a place that are looked at: a scenario's longest section is shorter. */
const MOST_LINES = 1500

function placeAt(state: EditorState, position: number): PlaceInText {
  const line = state.doc.lineAt(position)
  const lines: string[] = []
  for (let n = Math.max(1, line.number - MOST_LINES); n <= line.number; n++) lines.push(state.doc.line(n).text)
  return pathAt(lines, position - line.from)
}

export interface CompletionWords {
  readonly required: string
  readonly named: string
  /** Before an example. */
  readonly example: string
  /** Language of the page. */
  readonly language: string
  /** What keys mean, by the English; whatever is not there stays English. */
  means(): Forms
}

export const completeFromSchema =
  (words: CompletionWords) =>
  (context: CompletionContext): CompletionResult | null => {
    const { path, at, word } = placeAt(context.state, context.pos)
    if (word === '' && !context.explicit) return null
    const options = at === 'key' ? keyOptions(path, words) : valueOptions(context.state, path, words)
    return options.length === 0 ? null : { from: context.pos - word.length, options, validFor: /^[\p{L}\p{N}_-]*$/u }
  }

const keyOptions = (path: readonly string[], words: CompletionWords): readonly Completion[] =>
  keysAt(path).map((here) => ({
    label: here.key,
    type: 'property',
    apply: here.isNested ? `${here.key}:` : `${here.key}: `,
    boost: here.isRequired ? 1 : 0,
    ...(here.isRequired ? { detail: words.required } : {}),
    info: () => described(here, words),
  }))

function valueOptions(state: EditorState, path: readonly string[], { named }: CompletionWords): readonly Completion[] {
  const { words, takesName } = valuesAt(path)
  const own = words.map((label): Completion => ({ label, type: 'enum', boost: 1 }))
  return takesName
    ? [...own, ...namesIn(state).map((label): Completion => ({ label, type: 'variable', detail: named }))]
    : own
}

/** Every `id: name` of the text. */
const namesIn = (state: EditorState): readonly string[] => [
  ...new Set([...state.doc.toString().matchAll(/\bid: *([a-z][\w-]*)/g)].map(([, id]) => id!)),
]

/** Words only: nothing that anybody wrote becomes markup. */
function described({ key, type, means }: KeyHere, words: CompletionWords): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-key-words'
  const head = document.createElement('p')
  const name = document.createElement('strong')
  name.textContent = key
  head.append(name, ` ${type}`)
  head.lang = 'en'
  box.append(head)
  const [meaning = '', ...examples] = means.split('\n\n').filter((text) => text !== '')
  const forms = words.means()
  const own = Object.hasOwn(forms, meaning) ? forms[meaning] : undefined
  box.append(line(own ?? meaning, own === undefined ? 'en' : words.language))
  for (const example of examples) box.append(line(example.replace(/^Example: /, words.example), words.language))
  return box
}

function line(text: string, language: string): HTMLElement {
  const made = document.createElement('p')
  made.textContent = text
  made.lang = language
  return made
}

export const hoverFromSchema = (words: CompletionWords): Extension =>
  Prec.low(
    hoverTooltip((view, position) => {
      const word = view.state.wordAt(position)
      if (word === null) return null
      const line = view.state.doc.lineAt(position)
      const [from, to] = wholeKey(line.text, word.from - line.from, word.to - line.from)
      if (!/^ *:( |$)/.test(line.text.slice(to).replace(/^["']/, ''))) return null
      // Behind the colon the path ends with this key.
      const behind = line.from + line.text.indexOf(':', to) + 1
      const { path } = placeAt(view.state, behind)
      const key = line.text.slice(from, to)
      const here = keyAt(path.at(-1) === key ? path : [...path, key])
      if (here === undefined) return null
      return {
        pos: line.from + from,
        end: line.from + to,
        above: true,
        create: () => ({ dom: described(here, words) }),
      }
    }),
  )

function wholeKey(text: string, from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to]
  while (start > 0 && /[\w-]/.test(text[start - 1]!)) start--
  while (end < text.length && /[\w-]/.test(text[end]!)) end++
  return [start, end]
}
