/** One exit in full: what it asks of whom, what bars it, what may be said about it in this model. */
import { stanceOf, standingOf } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import { spanWords } from '../../i18n/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Pictogram } from '../../ui/Pictogram.tsx'
import { RobustnessLabel } from '../analysis/RobustnessLabel.tsx'
import { WhatWouldOpen } from '../analysis/WhatWouldOpen.tsx'
import type { ExitNow } from '../app/analysis.ts'
import { Cited, Cites } from '../dossier/Cite.tsx'
import { conditionWords } from './conditionWords.ts'
import { bandWords, blockWords, causeSentence, closedBy, isClosed, stateOf } from './exitWords.ts'
import { Who } from './Parts.tsx'
import {
  exitTab,
  issueName,
  named,
  namedAll,
  optionOf,
  optionShort,
  type Speaker,
  sentence,
  sentences,
} from './speaker.ts'

export function ExitDialog({
  sp,
  row,
  now,
  onClose,
}: {
  readonly sp: Speaker
  readonly row: Row
  readonly now: ExitNow | undefined
  readonly onClose: () => void
}) {
  return (
    <Dialog
      open={now !== undefined}
      onClose={onClose}
      wide
      title={now === undefined ? '' : sp.t('exit.title', { tab: exitTab(sp, now.exit.id), name: now.exit.name })}
      closeLabel={sp.t('close')}
    >
      {now !== undefined && <Exit sp={sp} row={row} now={now} />}
    </Dialog>
  )
}

function Exit({ sp, row, now }: { readonly sp: Speaker; readonly row: Row; readonly now: ExitNow }) {
  const { exit, verdict } = now
  const barred = (verdict?.blocks ?? []).filter(({ code }) => code !== 'stance' && code !== 'told')
  const live = !isClosed(now)
  const act = now.state === 'sealed' ? closedBy(sp, row, now) : undefined
  return (
    <div className="exit-panel">
      <p className="exit-state">
        <Pictogram state={stateOf(now)} height={28} /> <strong>{bandWords(sp, now)}</strong>
      </p>
      <p className="exit-kind">{kindWords(sp, now)}</p>
      <p className="exit-verdict">{verdictWords(sp, row, now)}</p>
      {act !== undefined && (
        <p>
          <Cited of={act.text} />
        </p>
      )}
      <RobustnessLabel sp={sp} row={row} exit={exit.id} />
      {verdict?.id === 'sealed' && verdict.how === 'out-of-time' && <WhatWouldOpen sp={sp} row={row} exit={exit.id} />}
      <p>
        <Cited of={exit.summary} />
      </p>
      <h3>{sp.t('exit.terms')}</h3>
      <ul className="exit-terms">
        {exit.terms.map((term) => (
          <li key={term.issue}>
            <strong>{sp.t('exit.term', { issue: issueName(sp, term.issue) })}</strong>{' '}
            <span>
              {term.options.map((option) => optionOf(sp, term.issue, option)?.words ?? option).join(sp.t('exit.or'))}
            </span>
            {live && <TermHolders sp={sp} row={row} now={now} issue={term.issue} options={term.options} />}
          </li>
        ))}
        {(exit.inConfidence ?? []).map((word, n) => (
          <li key={`${word.by} ${word.issue}`}>
            <strong>{sp.t('exit.inConfidence', { issue: issueName(sp, word.issue) })}</strong>{' '}
            <span>
              {sp.t('exit.tells', {
                party: named(sp, word.by),
                parties: namedAll(
                  sp,
                  exit.signatories.filter((seat) => seat !== word.by),
                ),
                options: word.options.map((option) => optionShort(sp, word.issue, option)).join(sp.t('exit.or')),
              })}
            </span>{' '}
            <Cited of={word.text} />
            {live && <p className="quiet">{saidWords(sp, row, now, n)}</p>}
          </li>
        ))}
      </ul>
      <h3>{sp.t('exit.also')}</h3>
      <ul className="exit-terms">
        <li>{windowWords(sp, row, now)}</li>
        {exit.conditions.map((condition, at) => (
          <li key={JSON.stringify(condition)}>{conditionWords(sp, row, exit, at)}</li>
        ))}
      </ul>
      {live && barred.length > 0 && (
        <>
          <h3>{sp.t('exit.barred')}</h3>
          <ul className="exit-terms">
            {barred.map((block) => (
              <li key={JSON.stringify(block)}>{sentence(blockWords(sp, block))}</li>
            ))}
          </ul>
        </>
      )}
      {exit.gives !== undefined && (
        <p>
          <strong>{sp.t(exit.kind === 'ends' ? 'exit.givesEnds' : 'exit.gives')}</strong> {exit.gives}
        </p>
      )}
      <p className="quiet">
        {sp.t('exit.sources')}
        <Cites ids={[...new Set([...exit.cite, ...exit.summary.cite])]} />
      </p>
    </div>
  )
}

/** Said, not said yet, or not known to whoever looks. */
function saidWords(sp: Speaker, row: Row, now: ExitNow, n: number): string {
  const entry = sp.table.exits[sp.scenario.exits.findIndex(({ id }) => id === now.exit.id)]
  const isTold = row[sp.table.layout.told + (entry?.confidences[n] ?? 0)] === 1
  return sp.t(isTold ? 'exit.said' : now.partly === true ? 'exit.saidUnknown' : 'exit.unsaid')
}

/** Whether the crisis is over with it; of a closed exit only what it would have done. */
function kindWords(sp: Speaker, now: ExitNow): string {
  const ends = now.exit.kind === 'ends'
  if (now.state === 'sealed') return sp.t(ends ? 'exit.endsNot' : 'exit.easesNot')
  return sp.t(ends ? 'exit.ends' : 'exit.eases')
}

/** Who stands on the term, who owes a step to it. */
function TermHolders({
  sp,
  row,
  now,
  issue,
  options,
}: {
  readonly sp: Speaker
  readonly row: Row
  readonly now: ExitNow
  readonly issue: string
  readonly options: readonly string[]
}) {
  return (
    <ul className="term-holders">
      {now.exit.signatories.flatMap((seat) => {
        const at = stanceOf(sp.table, row, seat, issue)
        if (at === undefined) return []
        const owes = now.bill.seats.find((entry) => entry.seat === seat)?.owes.find((entry) => entry.issue === issue)
        const data = { party: named(sp, seat), option: optionShort(sp, issue, at), cost: owes?.cost ?? 0 }
        return [
          <li key={seat}>
            <Who sp={sp} seat={seat} />{' '}
            {sp.t(options.includes(at) && owes === undefined ? 'exit.standsOn' : 'exit.owesStep', data)}
          </li>,
        ]
      })}
    </ul>
  )
}

/** Never "reachable" alone: for whom it would cost what, and always in this model. */
export function verdictWords(sp: Speaker, row: Row, now: ExitNow): string {
  const { verdict, bill } = now
  if (verdict === null) return sp.t('verdict.checking')
  const partly = now.partly === true ? sp.t('verdict.partly') : ''
  switch (verdict.id) {
    case 'taken':
      return sp.t('verdict.taken')
    case 'moot':
      return sp.t('verdict.moot')
    case 'sealed':
      return sentences(sp, [sp.t('verdict.sealed'), causeSentence(sp, row, now), partly])
    case 'not-proved':
      return sentences(sp, [sp.t('verdict.notProved'), partly])
    default: {
      const owing = bill.seats.filter((seat) => seat.steps > 0)
      const each = owing.map((seat) =>
        sp.t(seat.cost > standingOf(sp.table, row, seat.seat) ? 'verdict.owesMore' : 'verdict.owes', {
          party: named(sp, seat.seat),
          count: seat.steps,
          cost: seat.cost,
          have: standingOf(sp.table, row, seat.seat),
        }),
      )
      return sentences(sp, [
        sp.t(verdict.id === 'ready' ? 'verdict.ready' : 'verdict.possible'),
        ...(owing.length === 0 ? [sp.t('verdict.none')] : each),
        verdict.slack === undefined ? '' : sp.t('verdict.slack', { count: verdict.slack }),
        verdict.needsLuck === true ? sp.t('verdict.luck') : '',
        partly,
      ])
    }
  }
}

function windowWords(sp: Speaker, row: Row, now: ExitNow): string {
  const [first, last] = now.exit.window
  const from = sp.scenario.rounds[first - 1]?.from ?? ''
  const to = sp.scenario.rounds[last - 1]?.to ?? ''
  return sp.t('exit.window', { first, last, span: spanWords(from, to, sp.language), now: row[0]! + 1 })
}
