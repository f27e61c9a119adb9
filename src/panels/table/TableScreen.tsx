/** The table: the road above, the negotiating text in the middle, the hand along the lower edge. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { trackOf } from '../../engine/read.ts'
import type { Row } from '../../engine/table.ts'
import type { RoadExit, RoadFrame } from '../../scenes/road/view.ts'
import { type Turn, turnOf } from '../../store/flow.ts'
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import { LiveRegion } from '../../ui/LiveRegion.tsx'
import type { ExitNow, SignState } from '../app/analysis.ts'
import { go, useApp, useOpen, useSession, useWords } from '../app/context.ts'
import { Loading } from '../app/Loading.tsx'
import { onAskedForLog } from '../app/openLog.ts'
import { useExits, usePreview } from '../app/useAnalysis.ts'
import { FirstCode } from '../class/FirstCode.tsx'
import { AfterStep, announcement } from './AfterStep.tsx'
import { AnswerStep } from './AnswerStep.tsx'
import { Choose } from './Choose.tsx'
import { ExitDialog } from './ExitDialog.tsx'
import { roadViewOf, rowsBelow, rowWords } from './exitWords.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { LogDialog } from './LogDialog.tsx'
import { ExitLines, Who } from './Parts.tsx'
import { PassDevice } from './PassDevice.tsx'
import { RoadPlace } from './RoadPlace.tsx'
import { useSpeaker } from './speaker.ts'
import './table.css'
import { useFirstSeals } from './useFirstSeals.ts'
import { useKeys } from './useKeys.ts'
import { PHONE, useMedia } from './useMedia.ts'

export function TableScreen({ game }: { readonly game: string }) {
  const { session } = useApp()
  const opened = useSession((state) => state.open?.save.id === game)
  const [missing, setMissing] = useState<'gone' | 'broken' | null>(null)
  useEffect(() => {
    if (opened) return
    const found = session.openGame(game)
    setMissing(found.ok ? null : found.reason.code === 'no-game' ? 'gone' : 'broken')
  }, [session, game, opened])
  if (opened) return <Table key={game} />
  return missing === null ? <Loading /> : <NoGame why={missing} />
}

function NoGame({ why }: { readonly why: 'gone' | 'broken' }) {
  const t = useWords('table')
  return (
    <div className="no-game page">
      <h1>{t(`noGame.${why}.title`)}</h1>
      <p>{t(`noGame.${why}.text`)}</p>
      <div className="deeds">
        <Button onPress={() => go('')}>{t('noGame.shelf')}</Button>
        <Button look="outline" onPress={() => go('games')}>
          {t('noGame.games')}
        </Button>
      </div>
    </div>
  )
}

function Table() {
  const open = useOpen()
  const sp = useSpeaker()
  const { table, save, played } = open
  const turn = turnOf(table, save, played.row, played.over)
  const exits = useFirstSeals(open, useExits())
  const before = useStatesBefore(open, exits)
  const [handed, setHanded] = useState('')
  const [exitShown, setExitShown] = useState<string | null>(null)
  const [panel, setPanel] = useState<'log' | 'keys' | null>(null)
  useEffect(() => onAskedForLog(() => setPanel('log')), [])
  const { session } = useApp()
  const on = useSession((state) => state.settings.keys)
  const phone = useMedia(PHONE)
  const picture = useSession((state) => state.settings.picture)
  const [frame, setFrame] = useState<RoadFrame>()

  const hand = `${save.record.rounds.length} ${turn.kind === 'choose' ? turn.seat : ''}`
  const secret = save.mode === 'sealed' && turn.kind === 'choose' && handed !== hand
  const seat = turn.kind === 'choose' || turn.kind === 'answer' ? turn.seat : (save.me ?? table.seats[0]!)
  const agenda = turn.kind === 'choose' && !secret ? save.draft.picked[turn.seat] : undefined
  const preview = usePreview(seat, agenda === undefined || agenda.length === 0 ? null : agenda)

  const sealing = (preview?.seals ?? []).map((seal) => seal.exit.id).join(' ')
  const round = turn.kind === 'after' ? played.rounds.at(-1)?.round : undefined
  const view = useMemo(
    () =>
      roadViewOf(sp, played.row, exits, {
        wouldSeal: new Set(sealing === '' ? [] : sealing.split(' ')),
        narrow: phone,
        ...(round === undefined ? {} : { round }),
      }),
    [sp, played.row, exits, sealing, phone, round],
  )
  const step = [
    save.record.rounds.length,
    turn.kind,
    turn.kind === 'choose' || turn.kind === 'answer' ? turn.seat : '',
    turn.kind === 'answer' ? turn.matters[0]?.id : '',
    secret ? 'pass' : '',
  ].join(' ')
  useStep(step)
  const said =
    turn.kind === 'after' && !exits.some((now) => now.verdict === null) ? announcement(sp, open, exits, before) : ''
  useEffect(() => {
    if (turn.kind === 'over') go(`ending/${save.id}`, true)
  }, [turn.kind, save.id])
  useKeys(
    { on },
    {
      log: () => setPanel('log'),
      documents: () => go('dossier'),
      help: () => setPanel('keys'),
      exits: () => setExitShown(view.exits[0]?.id ?? null),
    },
  )
  const rows = picture === 'off' ? view.exits : frame === undefined ? [] : rowsBelow(view, frame)

  return (
    <div className="table" data-turn={turn.kind} data-step={step}>
      <h1 className="visually-hidden">
        {sp.t('page.title', { title: sp.scenario.title, n: view.round, of: view.rounds })}
      </h1>
      <RoadPlace sp={sp} view={view} frame={frame} onFrame={setFrame} onOpenExit={setExitShown} />
      {phone && (
        <p className="table-seat-line">
          <Who sp={sp} seat={seat} />
          <span>{tensionWords(sp, played.row)}</span>
        </p>
      )}
      {rows.length > 0 && (
        <div className="road-rows" data-many={rows.length > 3 || undefined}>
          <ExitLines
            sp={sp}
            label={sp.t('road.rows')}
            plain
            onOpen={setExitShown}
            lines={rows.map((row) => ({
              exit: row.id,
              before: null,
              after: row.state,
              words: row.name,
              beside: sp.t(kindOf(exits, row.id) === 'ends' ? 'row.ends' : 'row.eases', { bill: row.bill }),
              state: sealing.split(' ').includes(row.id) ? row.words : stateOfRow(sp, exits, row),
            }))}
          />
        </div>
      )}
      <div className="table-body">
        <Step
          {...{ sp, open, turn, exits, preview, before, secret, on }}
          onOpenExit={setExitShown}
          onTaken={() => setHanded(hand)}
        />
      </div>
      <FirstCode />
      <p className="table-foot">
        <Button look="link" onPress={() => setPanel('keys')}>
          {sp.t('keys.title')}
        </Button>
      </p>
      <ExitDialog
        sp={sp}
        row={played.row}
        now={exits.find((now) => now.exit.id === exitShown)}
        onClose={() => setExitShown(null)}
      />
      <LogDialog sp={sp} open={open} shown={panel === 'log'} onClose={() => setPanel(null)} />
      <KeysDialog
        sp={sp}
        shown={panel === 'keys'}
        on={on}
        onSwitch={() => session.setSettings({ keys: !on })}
        onClose={() => setPanel(null)}
      />
      <LiveRegion message={said} times={played.rounds.length} />
    </div>
  )
}

/** "Tension 2 of 5". */
function tensionWords(sp: ReturnType<typeof useSpeaker>, row: Row): string {
  const track = sp.scenario.tracks.find((entry) => entry.id === sp.scenario.rules.tension)
  return track === undefined
    ? ''
    : sp.t('road.track', { track: track.name, is: trackOf(sp.table, row, track.id), max: track.max })
}

const kindOf = (exits: readonly ExitNow[], id: string) => exits.find((now) => now.exit.id === id)?.exit.kind

function stateOfRow(sp: ReturnType<typeof useSpeaker>, exits: readonly ExitNow[], row: RoadExit): string {
  const now = exits.find((entry) => entry.exit.id === row.id)
  return now === undefined ? row.words : rowWords(sp, now)
}

interface StepProps {
  readonly sp: ReturnType<typeof useSpeaker>
  readonly open: Open
  readonly turn: Turn
  readonly exits: readonly ExitNow[]
  readonly preview: ReturnType<typeof usePreview>
  readonly before: Readonly<Record<string, SignState>> | undefined
  readonly secret: boolean
  readonly on: boolean
  readonly onOpenExit: (exit: string) => void
  readonly onTaken: () => void
}

function Step({ sp, open, turn, exits, preview, before, secret, on, onOpenExit, onTaken }: StepProps) {
  switch (turn.kind) {
    case 'choose':
      if (secret) return <PassDevice sp={sp} seat={turn.seat} onTaken={onTaken} />
      return (
        <Choose
          key={turn.seat}
          sp={sp}
          open={open}
          seat={turn.seat}
          exits={exits}
          preview={preview}
          onOpenExit={onOpenExit}
          keys={{ on }}
        />
      )
    case 'answer':
      return <AnswerStep sp={sp} open={open} turn={turn} exits={exits} onOpenExit={onOpenExit} />
    case 'after':
      return <AfterStep sp={sp} open={open} exits={exits} before={before} onOpenExit={onOpenExit} />
    case 'over':
      return <Loading />
  }
}

/** Each new step is read from its heading. */
function useStep(step: string): void {
  const last = useRef(step)
  useEffect(() => {
    if (last.current === step) return
    last.current = step
    document.getElementById('table-step')?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [step])
}

/** States of the exits before each round, as long as the page lives; bills are exact without it. */
const seen = new Map<string, Readonly<Record<string, SignState>>>()

function useStatesBefore(open: Open, exits: readonly ExitNow[]): Readonly<Record<string, SignState>> | undefined {
  const { id, record, draft } = open.save
  const round = record.rounds.length
  useEffect(() => {
    if (draft.stage !== 'after' && !exits.some((now) => now.verdict === null))
      seen.set(
        `${id} ${round}`,
        Object.fromEntries(exits.flatMap((now) => (now.state === null ? [] : [[now.exit.id, now.state]]))),
      )
  }, [id, round, draft.stage, exits])
  return seen.get(`${id} ${round - 1}`)
}
