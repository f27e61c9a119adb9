/** "If you send this": who would say what and why, what every exit would look like, and the deed. */
import { useState } from 'react'
import type { Agenda } from '../../domain/move.ts'
import type { Row } from '../../engine/table.ts'
import type { LikelyAnswer } from '../../opponents/predict.ts'
import { Button } from '../../ui/Button.tsx'
import { Pictogram } from '../../ui/Pictogram.tsx'
import type { ExitNow, Preview as PreviewData, SealWarning } from '../app/analysis.ts'
import { Cites } from '../dossier/Cite.tsx'
import { Explained } from './Explained.tsx'
import { effectWords } from './effects.ts'
import { boundWords, tellingBound } from './exitWords.ts'
import { priceOf } from './hand.ts'
import { ExitLines, Reaction, StepTitle, Who } from './Parts.tsx'
import { Price } from './Price.tsx'
import { previewLines } from './previewWords.ts'
import { actTitle, citesOf, exitInside, namedAll, type Speaker, sentence, sentences, short } from './speaker.ts'

export interface PreviewProps {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly agenda: Agenda
  readonly preview: PreviewData | null
  readonly exits: readonly ExitNow[]
  readonly onSend: () => void
  readonly onOther: () => void
  readonly onOpenExit: (exit: string) => void
  /** On a narrow page the card's own name stands above. */
  readonly narrow: boolean
  /** "Your card, pressure". */
  readonly label: string
  readonly refusal: string | null
}

export function Preview(props: PreviewProps) {
  const { sp, row, seat, agenda, preview, exits, narrow } = props
  const [numbers, setNumbers] = useState(false)
  const seals = preview?.seals ?? []
  const reactions = preview?.reactions ?? []
  const price = (
    <div className="preview-price">
      {agenda
        .map((act) => ({ act, price: priceOf(sp.table, row, seat, act) }))
        .filter(({ price }) => price.gross !== 0)
        .map(({ act, price }) => (
          <p key={JSON.stringify(act)}>
            {agenda.length > 1 && <strong>{actTitle(sp, act, seat)} </strong>}
            <Price sp={sp} {...price} ifAgreed={act.kind === 'deal'} />
          </p>
        ))}
    </div>
  )
  const facts = (
    <div className="preview-facts">
      {agenda
        .filter((act) => factWords(sp, row, seat, act) !== '')
        .map((act) => (
          <p key={JSON.stringify(act)}>
            {agenda.length > 1 && <strong>{actTitle(sp, act, seat)} </strong>}
            <Explained sp={sp}>{factWords(sp, row, seat, act)}</Explained>
            {act.kind === 'use' && !narrow && <Cites ids={citesOf(sp, act)} />}
          </p>
        ))}
    </div>
  )
  const deeds = (
    <>
      {props.refusal !== null && <p className="refusal">{props.refusal}</p>}
      <div className="deeds">
        {narrow && (
          <Button look="outline" onPress={props.onOther}>
            {sp.t('deed.other')}
          </Button>
        )}
        <Button onPress={props.onSend} isDisabled={props.refusal !== null} id="send">
          {sendWords(sp, reactions, seals)}
        </Button>
        {reactions.length > 0 && !narrow && (
          <Button look="link" onPress={() => setNumbers(!numbers)} aria-expanded={numbers}>
            {sp.t(numbers ? 'preview.inWords' : 'preview.inNumbers')}
          </Button>
        )}
      </div>
    </>
  )
  return (
    <section
      className="preview"
      aria-labelledby={narrow ? 'table-step' : 'preview-title'}
      aria-busy={preview?.checking ?? true}
    >
      {narrow ? (
        <CardHead {...props} />
      ) : (
        <h2 id="preview-title" tabIndex={-1}>
          {sp.t('preview.title')}
        </h2>
      )}
      {seals.length > 0 && <SealBand sp={sp} seals={seals} />}
      {facts}
      {price}
      {reactions.map((reaction) => (
        <Reaction
          key={reaction.seat}
          sp={sp}
          seat={reaction.seat}
          judged={reaction.judged}
          numbers={numbers}
          brief={!narrow && reactions.length > 1}
          heading={likelyWords(sp, reaction)}
        />
      ))}
      {!narrow && deeds}
      <ExitLines
        sp={sp}
        label={sp.t('preview.exits')}
        lines={previewLines(sp, row, exits, preview)}
        onOpen={props.onOpenExit}
      />
      {preview !== null && <NotAsked sp={sp} seat={seat} preview={preview} />}
      {narrow && deeds}
      {narrow && reactions.length > 0 && (
        <Button look="link" onPress={() => setNumbers(!numbers)} aria-expanded={numbers} className="numbers-below">
          {sp.t(numbers ? 'preview.inWords' : 'preview.inNumbers')}
        </Button>
      )}
    </section>
  )
}

/** The card's sentence and what it does. */
function factWords(sp: Speaker, row: Row, seat: string, act: Agenda[number]): string {
  const text =
    act.kind === 'use' ? [sp.scenario.instruments.find((entry) => entry.id === act.instrument)?.text.text ?? ''] : []
  return sentences(sp, [...text, ...effectWords(sp, row, seat, act)])
}

function CardHead({ sp, seat, agenda, label }: PreviewProps) {
  return (
    <div className="card-head">
      <p>{label}</p>
      <StepTitle>{agenda.map((act) => actTitle(sp, act, seat)).join(sp.t('sep'))}</StepTitle>
      <Cites ids={agenda.flatMap((act) => citesOf(sp, act)).slice(0, 2)} />
    </div>
  )
}

/** The one ink-filled band of the page: it stands before the sending, never after. */
function SealBand({ sp, seals }: { readonly sp: Speaker; readonly seals: readonly SealWarning[] }) {
  return (
    <div className="seal-band" role="alert">
      {seals.map(({ exit, certificate }) => (
        <div key={exit.id} className="seal">
          <Pictogram state="sealed" height={30} />
          <h3>{sp.t('seal.title', { exit: exitInside(sp, exit.id) })}</h3>
          <p>{sealWords(sp, certificate)}</p>
        </div>
      ))}
    </div>
  )
}

/** The arithmetic, or that whatever anyone may do was tried. */
const sealWords = (sp: Speaker, certificate: SealWarning['certificate']): string =>
  certificate.kind === 'bound'
    ? sentence(sp.t('seal.because', { why: boundWords(sp, tellingBound(certificate)) }))
    : sp.t('analysis:sealing.exhausted')

const likelyWords = (sp: Speaker, { seat, judged }: LikelyAnswer): string =>
  sp.t(`likely.${judged.likely}`, { party: short(sp, seat) })

function NotAsked({
  sp,
  seat,
  preview,
}: {
  readonly sp: Speaker
  readonly seat: string
  readonly preview: PreviewData
}) {
  if (preview.reactions.length === 0) return <p>{sp.t('preview.nobody')}</p>
  const seats = sp.table.seats.filter(
    (id) => id !== seat && !preview.reactions.some((reaction) => reaction.seat === id),
  )
  if (seats.length === 0) return null
  return (
    <p className="not-asked">
      {sp.t('preview.notAsked')}{' '}
      {seats.map((id, i) => (
        <span key={id}>
          {i > 0 && sp.t('sep')}
          <Who sp={sp} seat={id} />
        </span>
      ))}
    </p>
  )
}

function sendWords(sp: Speaker, reactions: readonly LikelyAnswer[], seals: readonly SealWarning[]): string {
  if (seals.length > 0) return sp.t('deed.sendAnyway')
  const seats = [...new Set(reactions.map((reaction) => reaction.seat))]
  if (seats.length === 0) return sp.t('deed.send')
  return seats.length <= 2
    ? sp.t('deed.sendTo', { parties: namedAll(sp, seats) })
    : sp.t('deed.sendAll', { count: seats.length })
}
