/** The text in the page, and a handle on it for the list of problems. */
import type { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { Diagnostic } from '../std/diagnostic.ts'
import { type EditorWords, goToLine, openEditor, selectNextGap, showProblems } from './editorView.ts'

export interface EditorHandle {
  text(): string
  goTo(line: number, column: number): void
  /** Selects the next ‹…› that a skeleton left. */
  goToGap(): void
}

export interface EditorProps {
  /** The text at the beginning; the editor has the later ones. */
  readonly text: string
  readonly words: EditorWords
  readonly diagnostics: readonly Diagnostic[]
  readonly ref: Ref<EditorHandle>
  onChange(text: string): void
  onSave(): void
}

export function Editor({ text, words, diagnostics, ref, onChange, onSave }: EditorProps) {
  const holder = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef({ text, onChange, onSave })
  latest.current = { ...latest.current, onChange, onSave }

  useEffect(() => {
    const parent = holder.current
    if (parent === null) return
    const opened = openEditor({
      parent,
      text: latest.current.text,
      words,
      onChange: (changed) => {
        latest.current.text = changed
        latest.current.onChange(changed)
      },
      onSave: () => latest.current.onSave(),
    })
    view.current = opened
    return () => {
      view.current = null
      opened.destroy()
    }
  }, [words])

  useEffect(() => {
    if (view.current !== null) showProblems(view.current, diagnostics)
  }, [diagnostics])

  useImperativeHandle(ref, () => ({
    text: () => latest.current.text,
    goTo: (line, column) => {
      if (view.current !== null) goToLine(view.current, line, column)
    },
    goToGap: () => {
      if (view.current !== null) selectNextGap(view.current)
    },
  }))
  return <div className="studio-editor" ref={holder} />
}
