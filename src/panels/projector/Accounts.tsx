/**
 * Accounts compared: what the tables expected and say decided it, beside how it
 * went; and what the same games would come to under the numbers that one side's
 * account sets. What stays the same is said once.
 */
import type { AccountPack } from '../../domain/scenario.ts'
import { useWords } from '../app/context.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { exitOf, exitTab, type Speaker } from '../table/speaker.ts'
import type { Seen, SeenTable } from './seen.ts'
import type { StepProps } from './Tables.tsx'
import { useAgain } from './useAgain.ts'

export function Accounts({ sp, seen }: StepProps) {
  const t = useLessonWords()
  const { packs } = sp.scenario
  return (
    <div className="wall wall-accounts">
      <h1>{t('accounts.title')}</h1>
      <p className="wall-question">{t('accounts.question')}</p>
      <div className="accounts-two">
        <table className="accounts">
          <thead>
            <tr>
              <th scope="col">{t('accounts.table')}</th>
              <th scope="col">{t('accounts.expects')}</th>
              <th scope="col">{t('accounts.closes')}</th>
              <th scope="col">{t('accounts.says')}</th>
            </tr>
          </thead>
          <tbody>
            {seen.tables.map((table) => (
              <tr key={table.id}>
                <th scope="row">{table.name}</th>
                <OwnAccount sp={sp} table={table} />
              </tr>
            ))}
          </tbody>
        </table>
        {packs.length > 0 && (
          <div className="packs">
            <p>{t('accounts.lead')}</p>
            {packs.map((pack) => (
              <Pack key={pack.id} sp={sp} seen={seen} pack={pack} />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

interface PackProps {
  readonly sp: Speaker
  readonly seen: Seen
  readonly pack: AccountPack
}

/** One side's numbers, and the tables that would have ended otherwise with them. */
function Pack({ sp, seen, pack }: PackProps) {
  const t = useLessonWords()
  const page = useWords()
  const again = useAgain(sp, seen.library, seen.tables, pack.sets)
  const differ = again?.filter(({ changes }) => changes.length > 0) ?? []
  return (
    <section aria-labelledby={`pack-${pack.id}`}>
      <h2 id={`pack-${pack.id}`}>{pack.name}</h2>
      <p className="pack-about">{pack.text}</p>
      {again === null ? (
        <p role="status">{page('ending.checking')}</p>
      ) : (
        <ul className="plain-list">
          {differ.map(({ table, changes }) => (
            <li key={table.id} className="flip">
              {t('accounts.differs', {
                table: t('inside', { name: table.name }),
                flips: changes.map((change) => t('again.flips', change)).join(t('sep')),
              })}
            </li>
          ))}
          {differ.length < again.length && (
            <li>{t(differ.length === 0 ? 'accounts.same' : 'accounts.othersSame', { count: again.length })}</li>
          )}
        </ul>
      )}
    </section>
  )
}

function OwnAccount({ sp, table }: { readonly sp: Speaker; readonly table: SeenTable }) {
  const t = useLessonWords()
  const { predicted, account } = table.lesson
  const expected = predicted === undefined ? undefined : exitOf(sp, predicted)
  const closed = firstClosed(table).map((id) => exitOf(sp, id)?.n ?? 0)
  const cells = [
    {
      key: 'expects',
      words: expected === undefined ? undefined : exitTab(sp, expected.id),
      none: t('accounts.noneWord'),
    },
    {
      key: 'closes',
      words:
        closed.length === 0 ? undefined : t('accounts.closed', { count: closed.length, exits: closed.join(t('sep')) }),
      none: t('accounts.noneClosed'),
    },
    { key: 'says', words: account === 'none' ? undefined : t(`account.${account}`), none: t('accounts.noneWord') },
  ]
  return cells.map(({ key, words, none }) => (
    <td key={key} data-label={t(`accounts.${key}`)}>
      {words ?? <span className="not-said">{none}</span>}
    </td>
  ))
}

/** The exits that closed at the earliest boundary at which one did. */
function firstClosed({ reading: { timeline } }: SeenTable): readonly string[] {
  const closings = (timeline?.lanes ?? [])
    .map((lane) => ({ exit: lane.exit, at: lane.cells.findIndex(({ id }) => id === 'sealed') }))
    .filter(({ at }) => at >= 0)
  const first = Math.min(...closings.map(({ at }) => at))
  return closings.filter(({ at }) => at === first).map(({ exit }) => exit)
}
