/** What can be reached in play: asked for, because it takes seconds; said as proved, shown in a game, or not proved. */
import { Button } from '../ui/Button.tsx'
import type { Checking } from './useChecked.ts'
import { useStudioWords } from './useStudioWords.ts'

export function Proofs({ checking: { checked, proving, prove, stopProving } }: { readonly checking: Checking }) {
  const t = useStudioWords()
  const proofs = checked?.proofs ?? []
  const kinds = [...new Set(proofs.map(({ thing }) => thing.kind))]
  return (
    <section className="studio-proofs">
      <h3>{t('proofs.title')}</h3>
      <p className="studio-row">
        <Button look="outline" isDisabled={proving || checked === null || checked.scenario === null} onPress={prove}>
          {t(proving ? 'proofs.busy' : 'proofs.go')}
        </Button>
        {proving && (
          <Button look="link" onPress={stopProving}>
            {t('stop')}
          </Button>
        )}
      </p>
      <div role="status">
        <ul>
          {kinds.map((kind) => {
            const of = proofs.filter(({ thing }) => thing.kind === kind)
            const reached = of.filter(({ found }) => found !== 'sealed' && found !== 'not-proved').length
            const ids = (state: string) => of.filter(({ found }) => found === state).map(({ thing }) => thing.id)
            return (
              <li key={kind}>
                {t('proofs.kind', { kind: t(`thing.${kind}`), reached, all: of.length })}
                {ids('sealed').length > 0 && ` ${t('proofs.sealed', { ids: ids('sealed').join(', ') })}`}
                {ids('not-proved').length > 0 && ` ${t('proofs.notProved', { ids: ids('not-proved').join(', ') })}`}
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
