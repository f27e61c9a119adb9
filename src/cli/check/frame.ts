/** A diagnostic as a reader in a terminal wants it: where, what, the lines themselves, what to do. */
import { codeFrameColumns } from '@babel/code-frame'
import { pageOf } from '../../lint/rules.ts'
import type { Diagnostic, Severity } from '../../std/diagnostic.ts'
import pc from '../paint.ts'

const COLOURS: Readonly<Record<Severity, (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  info: pc.cyan,
}
/** Longer lines are not shown: a frame of them helps nobody. */
const LONGEST = 400

export function told({ file, at, end, severity, code, message, fix }: Diagnostic, text: string): readonly string[] {
  const page = pageOf(code)
  return [
    '',
    `${file ?? ''}:${at?.line ?? 1}:${at?.column ?? 1} ${COLOURS[severity](severity)} ${plain(message)} ${pc.dim(code)}`,
    ...frameOf(text, at, end),
    ...(fix === undefined ? [] : [`  ${plain(fix)}`]),
    ...(page === undefined ? [] : [pc.dim(`  ${page}`)]),
  ]
}

function frameOf(text: string, at: Diagnostic['at'], end: Diagnostic['end']): readonly string[] {
  if (at === undefined || text === '') return []
  const around = text.split(/\r\n|\n|\r/, at.line + 2)
  if (around[at.line - 1] === undefined || around.slice(Math.max(0, at.line - 3)).some((line) => line.length > LONGEST))
    return []
  const place = { start: at, ...(end === undefined || end.line !== at.line ? {} : { end }) }
  return plain(codeFrameColumns(around.join('\n'), place, { linesAbove: 1, linesBelow: 1 })).split('\n')
}

/** What an author wrote may hold anything, and a terminal obeys control characters and turned writing. */
const plain = (text: string): string => text.replace(/[^\P{C}\n\t]/gu, '�')

export function tally(diagnostics: readonly Diagnostic[]): string {
  const of = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
  if (diagnostics.length === 0) return pc.green('No problem found.')
  return [count(of('error'), 'error'), count(of('warning'), 'warning'), `${of('info')} for information`].join(', ')
}
