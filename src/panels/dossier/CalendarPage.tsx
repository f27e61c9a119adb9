/** The record by date. */
import { useMemo, useState } from 'react'
import { useWords } from '../app/context.ts'
import { useClaims } from './claims.ts'
import { useFile } from './files.ts'
import { ClaimList, claimMatches, Search } from './parts.tsx'

export function CalendarPage() {
  const t = useWords()
  const claims = useClaims()
  const order = useFile('calendar')
  const [question, setQuestion] = useState('')
  const asked = question.trim()
  const days = useMemo(() => (order ?? []).flatMap((id) => claims?.byId.get(id) ?? []), [order, claims])
  const found = asked === '' ? days : days.filter((claim) => claimMatches(asked, claim))
  return (
    <>
      <h1>{t('dossier.calendar.title')}</h1>
      <p className="lead">{t('dossier.calendar.lead')}</p>
      <Search label={t('dossier.search')} value={question} onChange={setQuestion} />
      {order === undefined || claims === undefined ? (
        <p role="status">{t('loading.dossier')}</p>
      ) : (
        <ClaimList key={asked} claims={found} />
      )}
    </>
  )
}
