/** Every problem of the text by line, in the checker's own words; pressing one goes to its place. */
import type { Translated } from '../panels/app/useChecker.ts'
import type { Diagnostic, Severity } from '../std/diagnostic.ts'
import { useStudioWords } from './useStudioWords.ts'

export interface ProblemsProps {
  readonly diagnostics: readonly Translated[]
  onGo(line: number, column: number): void
}

/** More at once help nobody: one fault causes most of them. */
const MOST_SHOWN = 100

export function Problems({ diagnostics, onGo }: ProblemsProps) {
  const t = useStudioWords()
  if (diagnostics.length === 0) return <p>{t('noProblems')}</p>
  return (
    <>
      <ol className="plain-list studio-problems">
        {diagnostics.slice(0, MOST_SHOWN).map((one, i) => (
          <li key={`${i} ${one.code} ${one.path}`} data-severity={one.severity}>
            <button type="button" onClick={() => onGo(one.at?.line ?? 1, one.at?.column ?? 1)}>
              <span className="studio-line">{t('line', { line: one.at?.line ?? 1 })}</span>
              <span className="studio-problem">
                <strong>{t(`severity.${one.severity}`)}</strong> <span lang={one.lang}>{one.message}</span>
                {one.fix !== undefined && (
                  <span className="studio-fix" lang={one.lang}>
                    {one.fix}
                  </span>
                )}
                <code>{one.code}</code>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {diagnostics.length > MOST_SHOWN && <p>{t('moreProblems', { n: diagnostics.length - MOST_SHOWN })}</p>}
    </>
  )
}

export const countOf = (diagnostics: readonly Diagnostic[], severity: Severity): number =>
  diagnostics.filter((one) => one.severity === severity).length
