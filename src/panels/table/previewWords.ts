/** What a card would leave of each exit: if those asked agree, and if they do not. Pure. */
import { trackOf } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import type { ExitNow, PreviewCell, Preview as PreviewData, PreviewWay } from '../app/analysis.ts'
import {
  bandWords,
  billChange,
  billWords,
  endsThisRound,
  isClosed,
  owedWords,
  spareWords,
  stateOf,
  stateWords,
  trackMissedWords,
  tracksMissed,
} from './exitWords.ts'
import type { ExitLine } from './Parts.tsx'
import { row as notation, type Speaker, sentence, sentences, trackInside } from './speaker.ts'

/** Exits that change first, in their order; the others can be folded. */
export function previewLines(
  sp: Speaker,
  row: Row,
  exits: readonly ExitNow[],
  preview: PreviewData | null,
): readonly ExitLine[] {
  const lines = exits.map((now) => lineOf(sp, row, now, preview))
  return [...lines.filter((line) => line.same !== true), ...lines.filter((line) => line.same === true)]
}

function lineOf(sp: Speaker, row: Row, now: ExitNow, preview: PreviewData | null): ExitLine {
  const cell = preview?.cells.find((entry) => entry.exit.id === now.exit.id)
  const base = { exit: now.exit.id, before: stateOf(now) }
  if (isClosed(now) || cell === undefined || preview === null)
    return { ...base, after: base.before, words: bandWords(sp, now), same: true }
  if (preview.seals.some((seal) => seal.exit.id === now.exit.id))
    return { ...base, after: 'sealed', words: sp.t('state.sealed'), beside: leftOver(sp, row, now, cell) }
  // Nothing in this agenda works for it, and without it the others cannot reach it either.
  if (preview.lapses.some((lapse) => lapse.exit.id === now.exit.id))
    return { ...base, after: 'sealed', words: sp.t('analysis:sealing.lapses'), beside: leftOver(sp, row, now, cell) }
  const same = changesOf(sp, now, cell.ifAccepted).length === 0 && cell.ifAccepted.state !== 'signed'
  const after = stateAfter(now, cell.ifAccepted)
  if (same) return unchanged(sp, row, now, cell, preview)
  const yes = wayWords(sp, row, now, cell.ifAccepted)
  const no = wayWords(sp, row, now, cell.ifDeclined)
  if (preview.isAsked && yes !== no && !isWorse(now, cell.ifDeclined))
    return { ...base, after, words: sp.t('line.ifYes', { what: yes }) }
  if (!preview.isAsked || yes === no) return { ...base, after, words: sentence(yes) }
  return {
    ...base,
    after,
    words: sp.t('line.ifYes', { what: yes }),
    beside: sp.t('line.ifNot', { what: no }),
  }
}

/** What is still owed where no way is left, and the track that the round would leave in the way. */
function leftOver(sp: Speaker, row: Row, now: ExitNow, cell: PreviewCell): string {
  const owed = billWords(sp, now)
  const track = trackWords(sp, row, now, cell.ifAccepted)
  return track === '' ? owed : sentences(sp, [sp.t('way.sentence', { track: owed }), sp.t('way.sentence', { track })])
}

/** A card that leaves an exit alone may still let its last chance pass. */
function unchanged(sp: Speaker, row: Row, now: ExitNow, cell: PreviewCell, preview: PreviewData): ExitLine {
  const before = stateOf(now)
  const line = { exit: now.exit.id, before }
  const lost = cell.ifAccepted.state === 'sealed'
  if (lost) return { ...line, after: 'narrowing', words: sentence(wayWords(sp, row, now, cell.ifAccepted)) }
  if (endsThisRound(sp, row, now)) {
    return { ...line, after: before, words: sp.t('line.endsAnyway'), beside: leftOver(sp, row, now, cell) }
  }
  return {
    ...line,
    after: before,
    words: billWords(sp, now),
    same: !preview.checking || cell.ifAccepted.state !== null,
  }
}

/** A no that leaves the exit as it was needs no words of its own. */
const isWorse = (now: ExitNow, no: PreviewWay): boolean =>
  no.state !== null &&
  no.state !== now.state &&
  (no.state === 'narrowing' || no.state === 'sealed' || no.state === 'unknown')

/** No way left is said of a seal only: what others do in the same round may still keep the exit. */
const stateAfter = (now: ExitNow, way: PreviewWay): ExitLine['after'] =>
  way.state === 'sealed' ? 'narrowing' : (way.state ?? stateOf(now))

/** What the way leaves to do; and where the round's own moves of a track bar the exit or free it, that too. */
function wayWords(sp: Speaker, row: Row, now: ExitNow, way: PreviewWay): string {
  const words = stepsWords(sp, now, way)
  const track = trackWords(sp, row, now, way)
  const barred = way.bill === null ? [] : tracksMissed(sp, way.bill)
  // Where nobody owes a step the words above have said which track bars it.
  if (track === '' || way.state === 'signed' || (barred.length > 0 && owedWords(sp, way.bill!) === '')) return words
  return sp.t('way.beside', { words, track })
}

/** "tension would be 3; it needs 2 or less", where the card and this round's dates change whether a track bars the exit. */
function trackWords(sp: Speaker, row: Row, now: ExitNow, { bill }: PreviewWay): string {
  if (bill === null) return ''
  const [was, is] = [tracksMissed(sp, now.bill), tracksMissed(sp, bill)]
  const [barred] = is.filter((one) => !was.some((old) => old.track === one.track && old.is === one.is))
  if (barred !== undefined)
    return sp.t(barred.is > barred.must ? 'way.tooHigh' : 'way.tooLow', {
      ...barred,
      track: trackInside(sp, barred.track),
    })
  const [freed] = was.filter((old) => !is.some((one) => one.track === old.track))
  return freed === undefined
    ? ''
    : sp.t(freed.is > freed.must ? 'way.lowEnough' : 'way.highEnough', {
        track: trackInside(sp, freed.track),
        is: trackOf(sp.table, row, freed.track),
        must: freed.must,
      })
}

function stepsWords(sp: Speaker, now: ExitNow, way: PreviewWay): string {
  const { bill, state, verdict } = way
  if (state === 'signed') return sp.t('way.signed')
  if (bill === null) return sp.t('state.checking')
  const owed = owedWords(sp, bill)
  if (state === 'sealed') {
    if (owed === '') return sp.t('way.othersAct', { what: restWords(sp, way) })
    return sp.t(now.roundsLeft <= 1 ? 'way.thisRound' : 'way.othersStep', { owed })
  }
  const left = Math.max(0, now.roundsLeft - 1)
  const words =
    state === null
      ? sp.t('state.checking')
      : state === 'narrowing'
        ? spareWords(sp, left, verdict?.slack)
        : stateWords(sp, state)
  return owed === ''
    ? sp.t('way.agreed', { state: words, what: restWords(sp, way) })
    : state === now.state && state !== 'narrowing'
      ? sp.t('way.still', { owed })
      : sp.t('way.owed', { state: words, owed })
}

/** What is missing where nobody owes a step. */
function restWords(sp: Speaker, { bill }: PreviewWay): string {
  if (bill === null) return ''
  const [barred] = tracksMissed(sp, bill)
  return barred === undefined ? sp.t('way.nothingOwed') : trackMissedWords(sp, barred)
}

/** Who would owe less or more, and tracks that leave what the exit allows. */
function changesOf(sp: Speaker, now: ExitNow, { bill }: PreviewWay): readonly string[] {
  if (bill === null) return []
  const tracks = (entry: typeof bill) =>
    notation(
      sp,
      entry.excess.map(({ track, by }) => `${track} ${by}`),
    )
  const changed = billChange(sp, now.bill, bill)
  return [...(changed === '' ? [] : [changed]), ...(tracks(now.bill) === tracks(bill) ? [] : [tracks(bill)])]
}
