/** The computer's seats as they are offered: a name and a line to each, and an honest label on the chosen one. */
import { POLICIES, policyOf } from '../../opponents/registry.ts'
import { useLanguage, useWords } from '../app/context.ts'

/** One entry for each policy of the registry. */
export function usePolicyChoices() {
  const t = useWords('grounds')
  return POLICIES.map(({ id }) => ({ value: id, name: t(`policy.${id}.name`), about: t(`policy.${id}.about`) }))
}

/** Where it comes from, what it remembers, what chance decides, what it looks at and how far. */
export function PolicyLabel({ id }: { readonly id: string }) {
  const t = useWords('grounds')
  const { source, describe } = policyOf(id)
  const list = describe.looksAt.map((what) => t(`policy.looks.${what}`)).join(t('policy.looks.and'))
  const { commit, answer } = describe.budget
  const number = new Intl.NumberFormat(useLanguage())
  return (
    <ul className="plain-list quiet-note policy-label">
      <li>{t(`policy.source.${source}`)}</li>
      <li>{t('policy.looks.lead', { list })}</li>
      <li>{t(`policy.memory.${describe.memory}`)}</li>
      <li>{t(`policy.chance.${describe.chance}`)}</li>
      {commit > 0 && <li>{t('policy.budget', { commit: number.format(commit), answer: number.format(answer) })}</li>}
      <li>{t('policy.never')}</li>
    </ul>
  )
}
