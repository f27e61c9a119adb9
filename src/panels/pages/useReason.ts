/** Words for a reason code: one clear sentence, what and where. */
import type { Reason } from '../../std/result.ts'
import { useWords } from '../app/context.ts'

export function useReason(): (reason: Reason) => string {
  const t = useWords('reasons')
  return (reason) => {
    const data = reason.data ?? {}
    // A record that the rules refuse names the rule by its own code.
    const why = typeof data['why'] === 'string' ? { why: t(data['why'], { defaultValue: t('refused') }) } : {}
    const code = reason.code === 'record-form' && data['where'] === '' ? 'record-form-top' : reason.code
    return t(code, { ...data, ...why, defaultValue: t('refused') })
  }
}
