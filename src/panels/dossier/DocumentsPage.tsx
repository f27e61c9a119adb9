/** Every claim of the dossier, by kind and by search. */
import { useId, useState } from 'react'
import { CLAIM_GROUPS } from '../../domain/dossier.ts'
import { useWords } from '../app/context.ts'
import { useClaims } from './claims.ts'
import { ClaimList, claimMatches, Search } from './parts.tsx'

export function DocumentsPage() {
  const t = useWords()
  const id = useId()
  const claims = useClaims()
  const [question, setQuestion] = useState('')
  const [group, setGroup] = useState<string>('documents')
  const asked = question.trim()
  const inGroup = (claims?.all ?? []).filter((claim) => group === '' || claim.group === group)
  const found = asked === '' ? inGroup : inGroup.filter((claim) => claimMatches(asked, claim))
  return (
    <>
      <h1>{t('dossier.documents.title')}</h1>
      <p className="lead">{t('dossier.documents.lead')}</p>
      <Search label={t('dossier.search')} value={question} onChange={setQuestion}>
        <div>
          <label htmlFor={id}>{t('dossier.group')}</label>
          <select id={id} className="field" value={group} onChange={({ target }) => setGroup(target.value)}>
            <option value="">{t('dossier.allGroups')}</option>
            {CLAIM_GROUPS.map((one) => (
              <option key={one} value={one}>
                {t(`group.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </Search>
      {claims === null && <p role="alert">{t('broken.partText')}</p>}
      {claims === undefined ? (
        <p role="status">{t('loading.dossier')}</p>
      ) : (
        <ClaimList key={`${group} ${asked}`} claims={found} />
      )}
    </>
  )
}
