/** What something takes of a seat's standing, in one short sentence. Pure. */
import type { Speaker } from './speaker.ts'

export interface PriceOf {
  /** Points before the others' steps pay theirs. */
  readonly gross: number
  /** Below 0 it gives. */
  readonly net: number
  readonly have: number
  /** It is paid only if others say yes. */
  readonly ifAgreed: boolean
}

export function priceWords(sp: Speaker, { gross, net, have, ifAgreed }: PriceOf): string {
  const left = have - net
  if (net < 0) {
    // The scale ends somewhere: what lies beyond is not gained.
    const most = sp.table.standingMax
    if (have >= most) return sp.t('price.most', { count: -net, most })
    return sp.t('price.gains', { count: Math.min(-net, most - have), have, left: Math.min(most, left) })
  }
  if (gross === 0) return sp.t('price.free')
  if (left < 0) return sp.t('price.lacks', { count: net, lacks: -left })
  return sp.t(ifAgreed ? 'price.paysIf' : 'price.pays', { count: net, have, left })
}
