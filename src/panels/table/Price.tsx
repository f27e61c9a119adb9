/** What something takes of a seat's standing: a row of points, those it would spend struck out, and one short sentence. */
import { priceWords } from './priceWords.ts'
import type { Speaker } from './speaker.ts'

export interface PriceProps {
  readonly sp: Speaker
  /** Points before the others' steps pay theirs. */
  readonly gross: number
  readonly cover: number
  readonly net: number
  readonly have: number
  /** It is paid only if others say yes. */
  readonly ifAgreed?: boolean
  /** In place of the sentence. */
  readonly words?: string
}

export function Price({ sp, gross, cover, net, have, ifAgreed = false, words }: PriceProps) {
  return (
    <span className="price">
      <Points have={have} net={Math.max(net, have - sp.table.standingMax)} />
      <span>
        {words ?? priceWords(sp, { gross, net, have, ifAgreed })}
        {cover > 0 && <small>{sp.t('price.cover', { gross, count: cover })}</small>}
      </span>
    </span>
  )
}

/** Full points stay, struck ones are spent, dashed ones are missing. */
export function Points({ have, net }: { readonly have: number; readonly net: number }) {
  const spent = Math.min(have, Math.max(0, net))
  const marks = [
    ...Array.from({ length: have - spent }, () => 'kept'),
    ...Array.from({ length: spent }, () => 'spent'),
    ...Array.from({ length: Math.max(0, net - have) }, () => 'missing'),
    ...Array.from({ length: Math.max(0, -net) }, () => 'gained'),
  ]
  return (
    <svg
      className="points"
      aria-hidden="true"
      width={Math.max(1, marks.length) * 15}
      height="16"
      viewBox={`0 0 ${Math.max(1, marks.length) * 15} 16`}
    >
      {marks.map((mark, i) => (
        <g key={i} data-mark={mark}>
          <circle cx={i * 15 + 7.5} cy="8" r="5.2" />
          {mark === 'spent' && <path d={`M${i * 15 + 1.5} 14 L${i * 15 + 13.5} 2`} />}
          {mark === 'gained' && <path d={`M${i * 15 + 7.5} 5.2 v5.6 M${i * 15 + 4.7} 8 h5.6`} />}
        </g>
      ))}
    </svg>
  )
}
