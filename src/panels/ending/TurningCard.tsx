/**
 * Where an exit was lost for good, by which acts, what the people at this table
 * could have done there, and a way back to try: acts before parties.
 */
import type { Row } from '../../engine/table.ts'
import { dayWords } from '../../i18n/words.ts'
import type { Alternative, Cause, TurningPoint } from '../../offramps/turningPoint.ts'
import { Button } from '../../ui/Button.tsx'
import { go, useApp, useOpen, useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import { actTitle, exitOf, exitsInside, named, namedAll, type Speaker, sentence } from '../table/speaker.ts'
import { closingWords } from './aboutThisWar.ts'
import { causeWords, deedWords, insteadWords } from './deedWords.ts'
import { jointWords } from './jointWords.ts'
import { keeperOf, laterWords } from './laterYes.ts'
import { exitNumber, type Turning } from './turning.ts'
import { isWhole, whyClosed } from './why.ts'
import { useYours, type Yours } from './yours.ts'

export interface TurningCardProps {
  readonly sp: Speaker
  readonly turnings: readonly Turning[]
  readonly chosen: Turning | undefined
  readonly onChoose: (exit: string) => void
  /** False while it is worked out. */
  readonly ready: boolean
  readonly rounds: number
  readonly doubting: boolean
  readonly onDoubt: () => void
}

/** Leaves the open game after so many of its rounds, in a game of its own. */
export function useTryFrom(): (keep: number, round: number) => void {
  const t = useWords()
  const { session } = useApp()
  const { save } = useOpen()
  return (keep, round) => {
    const made = session.branchFrom(keep, t('turn.branchName', { name: save.from?.name ?? save.name, round }))
    if (made.ok) go(`table/${made.value}`)
  }
}

export function TurningCard({ sp, turnings, chosen, onChoose, rounds, ready, doubting, onDoubt }: TurningCardProps) {
  const t = useWords()
  const tryFrom = useTryFrom()
  const caption = closingWords(sp, 'caption')
  return (
    <aside className="turning" aria-label={t('turn.name')}>
      {chosen === undefined ? (
        <>
          <p className="kicker">{t('turn.name')}</p>
          <p>{t(ready ? 'turn.none' : 'ending.checking')}</p>
          {ready && <AnotherSide sp={sp} />}
        </>
      ) : (
        <>
          <p className="kicker">{t('turn.kicker', { round: chosen.column + 1, rounds })}</p>
          <h2>
            {t(chosen.best === undefined && chosen.before === 'unknown' ? 'turn.closed' : 'turn.kept', {
              n: exitOf(sp, chosen.point.exit)?.n ?? 0,
            })}
          </h2>
          <TurningWords key={chosen.point.exit} sp={sp} turning={chosen} />
        </>
      )}
      {chosen !== undefined && (
        <div className="turning-deeds">
          {chosen.keep !== null && (
            <Button onPress={() => tryFrom(chosen.keep!, chosen.column + 1)}>{t('turn.try')}</Button>
          )}
          <Button look="link" aria-expanded={doubting} onPress={onDoubt}>
            {t('doubt.open')}
          </Button>
        </div>
      )}
      <OtherRounds but={chosen?.keep ?? null} onTry={tryFrom} />
      {chosen !== undefined && turnings.length > 1 && (
        <p className="turning-others">
          {t('turn.others')}{' '}
          {turnings.map((turning) =>
            turning.point.exit === chosen?.point.exit ? null : (
              <Button key={turning.point.exit} look="link" onPress={() => onChoose(turning.point.exit)}>
                {t('turn.other', { n: exitNumber(sp, turning) })}
              </Button>
            ),
          )}
        </p>
      )}
      {caption !== undefined && <p className="fixed-caption">{caption}</p>}
    </aside>
  )
}

/** Where nothing was lost: one other side to try, of those who signed. */
function AnotherSide({ sp }: { readonly sp: Speaker }) {
  const { library } = useApp()
  const { save, played, table } = useOpen()
  const signed = sp.scenario.exits.filter((_, x) => played.row[table.layout.taken + x]! > 0)
  const seats = signed.length === 0 ? table.seats : signed.flatMap(({ signatories }) => signatories)
  const other = seats.find((seat) => seat !== save.me)
  if (save.mode !== 'solo' || !played.over || other === undefined || !library().ids.includes(sp.scenario.id))
    return null
  return (
    <p>
      <a className="deed-link" href={`#/brief/${sp.scenario.id}/${other}`}>
        {sp.t(signed.length === 0 ? 'page:turn.anotherPlain' : 'page:turn.another', {
          party: named(sp, other),
          exits: exitsInside(
            sp,
            signed.map(({ n }) => n),
          ),
        })}
      </a>
    </p>
  )
}

/** Any other finished round can be played again too. */
function OtherRounds({
  but,
  onTry,
}: {
  readonly but: number | null
  readonly onTry: (keep: number, round: number) => void
}) {
  const t = useWords()
  const { played } = useOpen()
  const rounds = played.rounds
    .map((_, i) => ({ keep: i, n: played.laid.length + i + 1 }))
    .filter(({ keep }) => keep !== but)
  if (rounds.length === 0) return null
  return (
    <p className="turning-others">
      {t(but === null ? 'deeds.from' : 'deeds.orFrom')}{' '}
      {rounds.map(({ keep, n }) => (
        <Button key={keep} look="link" aria-label={t('deeds.try', { round: n })} onPress={() => onTry(keep, n)}>
          {String(n)}
        </Button>
      ))}
    </p>
  )
}

/** What was done, by which number it was closed, and what could have been done there; each said once. */
function TurningWords({ sp, turning }: { readonly sp: Speaker; readonly turning: Turning }) {
  const t = useWords()
  const open = useOpen()
  const { point, best, own, joint, before, after, keep } = turning
  const exit = exitOf(sp, point.exit)
  const n = exit?.n ?? 0
  const yours = useYours(point, own === undefined ? keep : null)
  // A card of yours, where one is found, is said in place of what several could have done together.
  const proof = own === undefined ? joint : keeperOf(point, own)
  const others = best === undefined || own !== undefined ? undefined : keeperOf(point, best)
  return (
    <>
      {best !== undefined && <p>{deedWords(sp, open, best)}</p>}
      {best === undefined && before !== 'unknown' && (
        <p>
          {t(before === 'ready' ? 'turn.wasReady' : 'turn.wasReachable', {
            round: point.round,
            parties: namedAll(sp, exit?.signatories ?? []),
          })}
        </p>
      )}
      <p>
        <WhatClosed sp={sp} point={point} after={after} />
      </p>
      {best !== undefined && own === undefined && (
        <p>
          {insteadWords(sp, open, best, n)} {others !== undefined && laterWords(sp, open, others)}
        </p>
      )}
      {keep !== null && (
        <>
          <h3>{t(open.save.mode === 'solo' ? 'turn.yours.name' : 'turn.yours.table')}</h3>
          <p role="status">
            {own !== undefined
              ? insteadWords(sp, open, own, n)
              : joint !== undefined && yours.kind === 'none'
                ? jointWords(sp, open, joint, n)
                : yoursWords(sp, yours, turning, open.save.mode === 'solo')}{' '}
            {yours.kind === 'card' ? t('turn.needed') : proof !== undefined && laterWords(sp, open, proof)}
          </p>
        </>
      )}
      <AlsoClosed sp={sp} turning={turning} />
    </>
  )
}

/** "You: “X”. With the yes of Russia …", or that no card of that round was found to do it. */
function yoursWords(sp: Speaker, yours: Yours, { point, best }: Turning, solo: boolean): string {
  const exit = exitOf(sp, point.exit)
  const n = exit?.n ?? 0
  if (yours.kind === 'checking') return sp.t('page:turn.yours.checking')
  if (yours.kind === 'none') {
    const others = best === undefined ? (exit?.signatories ?? []) : [best.seat]
    return sp.t('page:turn.yours.none', { n, parties: namedAll(sp, others) })
  }
  return sp.t(yours.asked.length === 0 ? 'page:turn.yours.alone' : 'page:turn.yours.with', {
    n,
    who: sentence(solo ? sp.t('page:turn.you') : named(sp, yours.seat)),
    act: actTitle(sp, yours.act, yours.seat),
    parties: namedAll(sp, yours.asked),
  })
}

/** The other acts of that round that closed it too; read on request. */
function AlsoClosed({ sp, turning: { point, best } }: { readonly sp: Speaker; readonly turning: Turning }) {
  const t = useWords()
  const open = useOpen()
  const closing = point.round - 1 - open.played.laid.length
  const acts = point.causes.filter((cause) => cause.kind !== 'event' && !isSaid(cause, best, closing))
  const together = point.causes.every(({ kind }) => kind === 'event') && point.together
  if (acts.length === 0 && !together) return null
  return (
    <details className="turning-more">
      <summary>{t('turn.more')}</summary>
      {acts.map((cause, i) => (
        <p key={i}>{causeWords(sp, open, cause, point)}</p>
      ))}
      {together && <p>{t('turn.together', { n: exitOf(sp, point.exit)?.n ?? 0 })}</p>}
    </details>
  )
}

/** Does the change that is shown already speak of this act or answer? */
function isSaid(cause: Cause, best: Alternative | undefined, closing: number): boolean {
  if (best === undefined || cause.kind === 'event' || best.index !== closing || best.seat !== cause.seat) return false
  return cause.kind === 'answer'
    ? best.instead.kind === 'answer' && best.instead.matter === cause.matter
    : best.instead.kind === 'agenda'
}

/** The act and its actor, or the number that left no way. */
function WhatClosed({ sp, point, after }: { readonly sp: Speaker; readonly point: TurningPoint; readonly after: Row }) {
  const { certificate } = point
  if (certificate.kind === 'shut') {
    const event = sp.scenario.events.find(({ id }) => id === certificate.event)
    if (event === undefined) return null
    return (
      <>
        {sp.t('page:turn.shut', {
          date: dayWords(event.date, sp.language),
          act: event.title,
          parties: namedAll(sp, event.actors),
        })}
        <Cites ids={event.text.cite.slice(0, 1)} />
      </>
    )
  }
  const exit = exitOf(sp, point.exit)
  if (certificate.kind !== 'bound' || exit === undefined) return sp.t('page:turn.exhausted')
  const why = whyClosed(sp, certificate, exit, after, 'clause')
  return isWhole(certificate) ? sentence(why) : sp.t('page:turn.time', { round: point.round, why })
}
