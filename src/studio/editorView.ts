/**
 * The text editor: undo, search, folding, completion, and a wavy line under
 * every problem. It stands in a shadow root, where its styles are adopted sheets
 * and not style elements: so the page's security policy stays as it is.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import {
  bracketMatching,
  codeFolding,
  defaultHighlightStyle,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language'
import { lintGutter, lintKeymap, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  tooltips,
} from '@codemirror/view'
import type { Diagnostic } from '../std/diagnostic.ts'
import { type CompletionWords, completeFromSchema, hoverFromSchema } from './completion.ts'

export interface EditorWords extends CompletionWords {
  /** Read by a screen reader as the name of the field. */
  readonly label: string
  /** Words of the editor's own parts, in English → in the language of the page. */
  readonly phrases: Readonly<Record<string, string>>
}

export interface EditorWish {
  readonly parent: HTMLElement
  readonly text: string
  readonly words: EditorWords
  onChange(text: string): void
  /** The keys that save a file anywhere else. */
  onSave(): void
}

/** Longer lines wrap; a text beyond what the checker reads is shown without colours. */
export function openEditor({ parent, text, words, onChange, onSave }: EditorWish): EditorView {
  const save = () => {
    onSave()
    return true
  }
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' })
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: 'Mod-s', preventDefault: true, run: save },
          { key: 'Mod-Enter', run: selectNextGap },
        ]),
        ...extensions(words, isDeep(text)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
}

/** The parser of colours goes into brackets by calling itself; no scenario is a thousand deep, and a hostile file may be. */
function isDeep(text: string): boolean {
  let depth = 0
  for (const letter of text) {
    if (letter === '[' || letter === '{') depth++
    else if (letter === ']' || letter === '}') depth--
    if (depth > 1000) return true
  }
  return false
}

const extensions = (words: EditorWords, deep: boolean): readonly Extension[] => [
  EditorState.phrases.of(words.phrases),
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightActiveLine(),
  history(),
  drawSelection(),
  codeFolding(),
  foldGutter(),
  lintGutter(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightSelectionMatches(),
  search({ top: true }),
  ...(deep ? [] : [yaml()]),
  syntaxHighlighting(COLOURS),
  autocompletion({ override: [completeFromSchema(words)], icons: false }),
  hoverFromSchema(words),
  tooltips({ position: 'absolute' }),
  EditorView.lineWrapping,
  EditorState.tabSize.of(2),
  EditorView.contentAttributes.of({
    'aria-label': words.label,
    tabindex: '0',
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
  }),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
    indentWithTab,
  ]),
  replaceByHand,
  LOOK,
]

/**
 * Letters typed over a selection: left to itself the browser keeps the look of
 * what it replaces by a style attribute, which the policy stops and reports.
 */
const replaceByHand = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main
    const text = event.data
    if (event.inputType !== 'insertText' || text === null || empty || view.composing) return false
    event.preventDefault()
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type' })
    // Brackets that close themselves around a selection, and the like.
    const isTaken = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert))
    if (!isTaken) view.dispatch(insert())
    return true
  },
})

/** Puts the lines and the dots of the margin anew. */
export function showProblems(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  view.dispatch(
    setDiagnostics(
      view.state,
      diagnostics.map((one) => markOf(view.state.doc, one)),
    ),
  )
}

function markOf(doc: Text, { at, end, severity, message, fix, code }: Diagnostic): Mark {
  const from = offsetOf(doc, at?.line ?? 1, at?.column ?? 1)
  const to = end === undefined ? from : offsetOf(doc, end.line, end.column)
  const line = doc.lineAt(from)
  // An error that is about no character in particular is about its line.
  const until = to > from ? Math.min(to, line.to) : line.to
  return {
    from: Math.min(from, until),
    to: Math.max(from, until),
    severity,
    message: fix === undefined ? message : `${message}\n${fix}`,
    source: code,
  }
}

const offsetOf = (doc: Text, line: number, column: number): number => {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines))
  return Math.min(found.from + Math.max(0, column - 1), found.to)
}

/** Puts the cursor there, in the middle of the window, and the focus with it. */
export function goToLine(view: EditorView, line: number, column: number): void {
  const at = offsetOf(view.state.doc, line, column)
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  view.focus()
  // The list of problems may be far below: the whole window of the text comes back with its line.
  view.dom.scrollIntoView({ block: 'nearest' })
}

/** What a skeleton left to be written: selected, so that typing replaces it. From the cursor on, then from the top. */
export function selectNextGap(view: EditorView): boolean {
  const text = view.state.doc.toString()
  const gaps = [...text.matchAll(/‹[^›\s][^›\n]*›/g)]
  const { to } = view.state.selection.main
  const next = gaps.find(({ index }) => index >= to) ?? gaps[0]
  if (next === undefined) return false
  const at = { anchor: next.index, head: next.index + next[0].length }
  view.dispatch({ selection: at, effects: EditorView.scrollIntoView(at.anchor, { y: 'center' }) })
  view.focus()
  return true
}

/** The kinds of words that the library's own style knows, in the colours of the page, which follow day and dusk. */
const OURS: Readonly<Record<string, string>> = {
  '#00c': 'var(--link)',
  '#940': 'var(--ink-2)',
  '#085': 'var(--assumption)',
}
const COLOURS = HighlightStyle.define(
  defaultHighlightStyle.specs.map(({ tag, color }) => ({ tag, color: OURS[String(color)] ?? 'var(--ink)' })),
)

const LOOK = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--card)', fontSize: '15px' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '-3px' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, "Hiragino Sans", "Yu Gothic", monospace',
    lineHeight: '1.55',
  },
  '.cm-content': { caretColor: 'var(--ink)', paddingBottom: '40vh' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--wash)', color: 'var(--ink-2)', borderRight: '1px solid var(--hairline)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--wash) 45%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--wash)', color: 'var(--ink)', fontWeight: '700' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--link) 30%, transparent)',
  },
  '.cm-selectionMatch, .cm-matchingBracket': { backgroundColor: 'var(--mark)' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)', outline: '1px solid var(--edge)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--wash)', border: '1px solid var(--edge)', color: 'var(--ink-2)' },
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '1px' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--barrier-red) 1.5px', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy var(--assumption) 1.5px', textUnderlineOffset: '3px' },
  '.cm-lintRange-info': { textDecoration: 'underline dotted var(--edge) 2px', textUnderlineOffset: '3px' },
  '.cm-lintPoint::after': { display: 'none' },
  '.cm-tooltip': {
    maxWidth: 'min(480px, 86vw)',
    color: 'var(--ink)',
    backgroundColor: 'var(--card)',
    border: '1px solid var(--edge)',
    fontFamily: 'var(--road)',
    fontSize: '14.5px',
    lineHeight: '1.4',
  },
  '.cm-tooltip p': { margin: '6px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '16em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '6px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--ink)',
    color: 'var(--on-ink)',
  },
  '.cm-completionMatchedText': { fontWeight: '700', textDecoration: 'none' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.85' },
  '.cm-diagnostic': { padding: '6px 10px', whiteSpace: 'pre-wrap' },
  '.cm-diagnosticSource': { fontSize: '13px', opacity: '1', color: 'var(--ink-2)' },
  '.cm-panels': { backgroundColor: 'var(--wash)', color: 'var(--ink)', fontFamily: 'var(--road)' },
  '.cm-panels button, .cm-panels input': { fontSize: '15px', minHeight: '32px' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
  },
  '.cm-textfield': { backgroundColor: 'var(--card)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  '.cm-panel.cm-search label': { fontSize: '14px' },
  // On a phone the problems are a list of their own, and the letters need the room; so do those under a completion.
  '@media (max-width: 640px)': {
    '.cm-foldGutter, .cm-gutter-lint': { display: 'none !important' },
    '.cm-scroller': { fontSize: '14px' },
    '.cm-tooltip.cm-completionInfo': { display: 'none' },
  },
})
