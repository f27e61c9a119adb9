/**
 * A seat's session: the table page plays through it as it does alone, but what
 * is sent goes to the referee, and only what comes back counts.
 */
import { createStore } from 'zustand/vanilla'
import { replay } from '../../engine/game.ts'
import type { Table } from '../../engine/table.ts'
import { no, ok } from '../../std/result.ts'
import { lean } from '../../store/flow.ts'
import type { Save } from '../../store/save.ts'
import type { Open, Session, SessionState } from '../../store/session.ts'
import type { ClassRoom } from './classStore.ts'

export interface SeatSession {
  readonly session: Session
  leave(): void
}

/** @param local the device's own session: settings are shared with it, games are not */
export function seatSession(room: ClassRoom, local: Session, tableOf: (scenario: string) => Table | null): SeatSession {
  const store = createStore<SessionState>(() => ({
    ...local.store.getState(),
    open: null,
    games: [],
    broken: [],
    notice: null,
  }))
  const openOf = (save: Save | null): Open | null => {
    const table = save === null ? null : tableOf(save.record.scenario)
    if (save === null || table === null) return null
    const played = replay(table, save.record)
    return played.ok ? { save, table, played: played.value, readOnly: false } : null
  }
  const show = (): void => {
    const told = room.store.getState().save
    const before = store.getState().open
    const open = openOf(told)
    // What is picked or leaned to and not sent is this device's own affair, as long as the round lasts.
    const keeps =
      before !== null &&
      open !== null &&
      before.save.record.rounds.length === open.save.record.rounds.length &&
      before.save.draft.stage === open.save.draft.stage
    const draft =
      open === null
        ? null
        : keeps
          ? {
              ...open.save.draft,
              picked: before.save.draft.picked,
              ...(before.save.draft.leaning === undefined ? {} : { leaning: before.save.draft.leaning }),
            }
          : open.save.draft
    // Whether to go on is the class's affair: the page does not offer to end a table that others play.
    store.setState({
      open: open === null || draft === null ? null : { ...open, save: { ...open.save, draft, readEnd: true } },
    })
  }
  const local$ = local.store.subscribe(({ settings }) => {
    if (settings !== store.getState().settings) {
      store.setState({ settings })
      show()
    }
  })
  const room$ = room.store.subscribe(({ save }, before) => {
    if (save !== before.save) show()
  })
  show()
  const change = (make: (save: Save) => Save): void => {
    const { open } = store.getState()
    if (open !== null) store.setState({ open: { ...open, save: make(open.save) } })
  }
  const rounds = () => store.getState().open?.save.record.rounds.length
  const sent = () => {
    const { open } = store.getState()
    return open === null ? no('no-game') : ok(open)
  }
  const session: Session = {
    ...local,
    store,
    openGame: () => sent(),
    pick: (seat, agenda) =>
      change((save) => ({ ...save, draft: { ...save.draft, picked: { ...save.draft.picked, [seat]: agenda } } })),
    send(_seat, agenda) {
      room.store.setState({ refused: null })
      room.line.wish({ kind: 'suggest', agenda: [...agenda] }, rounds())
      return sent()
    },
    answer(_seat, matter, answer) {
      room.line.wish({ kind: 'answer', matter, answer }, rounds())
      return sent()
    },
    lean: (seat, notes) => change((save) => lean(save, seat, notes)),
    answerAll(_seat, given) {
      room.line.wish({ kind: 'answers', given: { ...given } }, rounds())
      return sent()
    },
    next: () => room.line.wish({ kind: 'next' }, rounds()),
    undo: () => undefined,
    readEnd: () => change((save) => ({ ...save, readEnd: true })),
    takeOver: () => undefined,
    beat: () => undefined,
    leave: () => undefined,
    close: () => undefined,
    reload: () => show(),
  }
  return {
    session,
    leave() {
      local$()
      room$()
    },
  }
}
