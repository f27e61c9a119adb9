/** Beside a text in the making: what it costs whom, who would say what and why, what it leaves of the exits, and what they would accept. */
import { useEffect, useRef, useState } from 'react'
import type { Row } from '../../engine/table.ts'
import type { Judged } from '../../opponents/policy.ts'
import { Button } from '../../ui/Button.tsx'
import { ExitBadge } from '../../ui/ExitBadge.tsx'
import { type DealAct, outcomeOf, pricesOf, type SeatPrice } from './dealText.ts'
import { type Say, useDealWords } from './dealWords.ts'
import { billChange } from './exitWords.ts'
import { turnWords } from './groundWords.ts'
import { Reaction, Who } from './Parts.tsx'
import { Price } from './Price.tsx'
import { exitOf, exitTab, named, type Speaker, sentence } from './speaker.ts'
import type { Forecast, Offer } from './useForecast.ts'

export interface DealLiveProps {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly act: DealAct
  /** Why the rules do not take it; empty if they do. */
  readonly ruled: string
  readonly forecast: Forecast
  readonly offers: readonly Offer[] | null
  readonly onAsk: () => void
  readonly onApply: (found: NonNullable<Offer['found']>) => void
}

export function DealLive({ sp, row, seat, act, ruled, forecast, offers, onAsk, onApply }: DealLiveProps) {
  const t = useDealWords()
  const [numbers, setNumbers] = useState(false)
  const prices = pricesOf(sp.table, row, seat, act)
  const mine = prices.find((price) => price.seat === seat)
  const unsure = forecast.asked.some(
    (one) => forecast.answers[one] !== undefined && forecast.answers[one].likely !== 'yes',
  )
  return (
    <section className="deal-live" aria-labelledby="deal-live" aria-busy={!forecast.done}>
      <h3 id="deal-live">{t('live')}</h3>
      {ruled !== '' && <p className="refusal">{ruled}</p>}
      {mine !== undefined && (
        <p>
          <Price sp={sp} {...mine} ifAgreed />
        </p>
      )}
      {forecast.asked.map((one) => (
        <Answer
          key={one}
          sp={sp}
          seat={one}
          judged={forecast.answers[one]}
          price={prices.find((price) => price.seat === one)}
          numbers={numbers}
        />
      ))}
      <Bills sp={sp} row={row} act={act} />
      {forecast.asked.length > 0 && (
        <div className="deeds">
          <Button look="outline" onPress={onAsk} isDisabled={!forecast.done || !unsure} id="ask-offers">
            {t('ask')}
          </Button>
          <Button look="link" onPress={() => setNumbers(!numbers)} aria-expanded={numbers}>
            {sp.t(numbers ? 'preview.inWords' : 'preview.inNumbers')}
          </Button>
        </div>
      )}
      {offers !== null && <Offers sp={sp} offers={offers} onApply={onApply} />}
    </section>
  )
}

function Answer({
  sp,
  seat,
  judged,
  price,
  numbers,
}: {
  readonly sp: Speaker
  readonly seat: string
  readonly judged: Judged | undefined
  readonly price: SeatPrice | undefined
  readonly numbers: boolean
}) {
  const t = useDealWords()
  if (judged === undefined)
    return (
      <p className="said-plain">
        <Who sp={sp} seat={seat} size={20} /> {t('weighing')}
      </p>
    )
  // Consent given in advance is no forecast: at this price it is a yes.
  const consents = judged.sum.some((ground) => ground.code === 'reserved')
  const heading = sentence(
    consents ? t('consents', { party: named(sp, seat) }) : sp.t(`likely.${judged.likely}`, { party: named(sp, seat) }),
  )
  return (
    <div className="deal-answer" data-likely={judged.likely}>
      <Reaction sp={sp} seat={seat} judged={judged} heading={heading} numbers={numbers} />
      {price !== undefined && (
        <p className="deal-price">
          <Price sp={sp} {...price} words={pays(t, price)} />
        </p>
      )}
    </div>
  )
}

const pays = (t: Say, { net, have }: SeatPrice): string =>
  net > have ? t('lacks', { count: net, lacks: net - have }) : t('pays', { count: net, have, left: have - net })

/** Exits that the text brings nearer or takes farther off. */
function Bills({ sp, row, act }: { readonly sp: Speaker; readonly row: Row; readonly act: DealAct }) {
  const t = useDealWords()
  const { before, after, signs } = outcomeOf(sp.table, row, act.steps)
  const lines = before.flatMap((bill, x) => {
    const changes = after[x] === undefined ? '' : billChange(sp, bill, after[x])
    const isSigned = signs.includes(bill.exit)
    return changes === '' && !isSigned ? [] : [{ exit: bill.exit, changes, isSigned }]
  })
  if (lines.length === 0) return null
  return (
    <ul className="deal-bills" aria-label={t('bills')}>
      {lines.map(({ exit, changes, isSigned }) => (
        <li key={exit}>
          <ExitBadge n={exitOf(sp, exit)?.n ?? 0} label={exitTab(sp, exit)} />
          <span>{isSigned ? sentence(t('signs')) : changes}</span>
        </li>
      ))}
    </ul>
  )
}

function Offers({
  sp,
  offers,
  onApply,
}: {
  readonly sp: Speaker
  readonly offers: readonly Offer[]
  readonly onApply: (found: NonNullable<Offer['found']>) => void
}) {
  const t = useDealWords()
  const list = useRef<HTMLUListElement>(null)
  // On a small page they come up under the foot of the sheet.
  useEffect(() => {
    if (offers.length > 0) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [offers.length])
  return (
    <ul ref={list} className="deal-offers" aria-label={t('ask')} aria-live="polite">
      {offers.map(({ seat, found }) => (
        <li key={seat}>
          <p>
            <Who sp={sp} seat={seat} />{' '}
            {found === null ? t('noOffer') : t('offer', { change: turnWords(sp, found.turn).replace(/[.。]$/, '') })}
          </p>
          {found !== null && (
            <Button look="outline" onPress={() => onApply(found)}>
              {t('apply')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
