/** What a scenario's own source says, in its author's words, with outlet, date and kind. */
import type { OwnSource } from '../../domain/scenario.ts'
import { useWords } from '../app/context.ts'
import { SourceLine } from './ClaimText.tsx'

export function OwnSourceText({ source: { text, outlet, date, kind } }: { readonly source: OwnSource }) {
  const t = useWords()
  return (
    <>
      <p className="claim-words">{text}</p>
      <ul className="claim-sources">
        <li>
          <SourceLine source={{ outlet, date, kind }} />
        </li>
      </ul>
      <p className="claim-sources">{t('studio:ownSource')}</p>
    </>
  )
}
