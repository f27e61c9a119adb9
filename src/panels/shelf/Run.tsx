/** The address that carries a whole run: opens it and moves on, or says in one sentence why it cannot. */
import { useEffect, useState } from 'react'
import type { Reason } from '../../std/result.ts'
import { go, useWords } from '../app/context.ts'
import { Loading } from '../app/Loading.tsx'
import { useReason } from '../pages/useReason.ts'
import { FromFile } from './FromFile.tsx'
import { useOpenRecord } from './useOpenRecord.ts'

export function Run({ code }: { readonly code: string }) {
  const t = useWords()
  const reason = useReason()
  const open = useOpenRecord()
  const [trouble, setTrouble] = useState<Reason | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is opened once
  useEffect(() => {
    const opened = open.code(code)
    if (opened.ok) go(opened.value, true)
    else setTrouble(opened.reason)
  }, [code])
  if (trouble === null) return <Loading />
  return (
    <article className="page page-narrow">
      <h1>{t('run.broken')}</h1>
      <p className="lead" role="alert">
        {reason(trouble)}
      </p>
      <p>{t('run.safe')}</p>
      <FromFile />
      <p>
        <a href="#/">{t('broken.home')}</a>
      </p>
    </article>
  )
}
