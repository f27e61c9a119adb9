/**
 * Likely answers to a text in the making, one seat at a time, so that the page
 * never stops taking what is typed: each seat is weighed in a task of its own,
 * and a changed text drops what is left of the old one.
 */
import { useEffect, useMemo, useState } from 'react'
import { mattersOf } from '../../engine/matters.ts'
import { viewFor } from '../../engine/view.ts'
import type { Judged } from '../../opponents/policy.ts'
import { counterOffer, likelyAnswer } from '../../opponents/predict.ts'
import type { Open } from '../../store/session.ts'
import type { DealAct } from './dealText.ts'

export interface Forecast {
  /** Seats that would have to answer. */
  readonly asked: readonly string[]
  readonly answers: Readonly<Record<string, Judged>>
  readonly done: boolean
}

const NOBODY: Forecast = { asked: [], answers: {}, done: true }

/** What the seats would probably say to this text; nobody is asked about a text that the rules refuse. */
export function useForecast(open: Open, seat: string, act: DealAct | null): Forecast {
  const key = JSON.stringify(act)
  const [found, setFound] = useState<{ readonly key: string; readonly answers: Forecast['answers'] }>({
    key,
    answers: {},
  })
  const view = useView(open, seat)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is named by its words
  const matter = useMemo(
    () => (act === null ? undefined : mattersOf(open.table, { [seat]: [act] })[0]),
    [open.table, seat, key],
  )
  useEffect(() => {
    if (matter === undefined) return
    let answers: Forecast['answers'] = {}
    return inTurn(matter.to, (one) => {
      answers = { ...answers, [one]: likelyAnswer(open.table, view, matter, one, open.save.record.seats) }
      setFound({ key, answers })
    })
  }, [open.table, open.save.record.seats, view, matter, key])
  if (matter === undefined) return NOBODY
  const answers = found.key === key ? found.answers : {}
  return { asked: matter.to, answers, done: matter.to.every((one) => answers[one] !== undefined) }
}

export interface Offer {
  readonly seat: string
  /** The text as this seat would take it, and the one change; null where none was found. */
  readonly found: ReturnType<typeof counterOffer>
}

/** What those who do not say yes would accept, asked when the page wants to know. */
export function useOffers(
  open: Open,
  seat: string,
  act: DealAct | null,
  forecast: Forecast,
): { readonly offers: readonly Offer[] | null; readonly ask: () => void } {
  const key = JSON.stringify(act)
  const [wanted, setWanted] = useState('')
  const [known, setKnown] = useState<{ readonly key: string; readonly offers: readonly Offer[] }>({
    key: '',
    offers: [],
  })
  const view = useView(open, seat)
  const unsure = forecast.asked.filter(
    (one) => forecast.answers[one] !== undefined && forecast.answers[one].likely !== 'yes',
  )
  const whom = unsure.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is named by its words
  useEffect(() => {
    if (wanted !== key || act === null) return
    let offers: readonly Offer[] = []
    setKnown({ key, offers })
    return inTurn(whom === '' ? [] : whom.split(' '), (one) => {
      // A paper asks for no change: it says yes to what stands on it.
      const found = open.save.record.seats[one] === 'paper' ? null : counterOffer(open.table, view, act, one)
      offers = [...offers, { seat: one, found }]
      setKnown({ key, offers })
    })
  }, [wanted, key, whom, open.table, open.save.record.seats, view])
  return { offers: wanted === key && known.key === key ? known.offers : null, ask: () => setWanted(key) }
}

const useView = ({ table, save, played }: Open, seat: string) =>
  useMemo(
    () => viewFor(table, save.record, played.rounds, played.row, seat),
    [table, save.record, played.rounds, played.row, seat],
  )

/** Deals with one item a task. The returned function drops the rest. */
function inTurn<T>(items: readonly T[], deal: (item: T) => void): () => void {
  let timer = 0
  const next = (at: number) => {
    const item = items[at]
    if (item === undefined) return
    deal(item)
    timer = window.setTimeout(next, 0, at + 1)
  }
  timer = window.setTimeout(next, 0, 0)
  return () => window.clearTimeout(timer)
}
