/**
 * Accounts compared: what the tables expected and say decided it, beside how it
 * went; and the same games under the numbers that one side's account would set.
 */
import { useLessonWords } from '../class/useLessonWords.ts'
import { exitOf, exitTab, type Speaker } from '../table/speaker.ts'
import { Recomputed } from './Recomputed.tsx'
import type { SeenTable } from './seen.ts'
import type { StepProps } from './Tables.tsx'

export function Accounts({ sp, seen }: StepProps) {
  const t = useLessonWords()
  const { packs } = sp.scenario
  return (
    <div className="wall">
      <h1>{t('accounts.title')}</h1>
      <p className="lead">{t('accounts.lead')}</p>
      <table className="accounts">
        <thead>
          <tr>
            <th scope="col">{t('accounts.table')}</th>
            <th scope="col">{t('accounts.expects')}</th>
            <th scope="col">{t('accounts.closes')}</th>
            <th scope="col">{t('accounts.says')}</th>
            {packs.map((pack) => (
              <th key={pack.id} scope="col">
                {pack.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.tables.map((table) => (
            <tr key={table.id}>
              <th scope="row">{table.name}</th>
              <OwnAccount sp={sp} table={table} />
              {packs.map((pack) => (
                <td key={pack.id} data-label={pack.name}>
                  <Recomputed sp={sp} library={seen.library} table={table} sets={pack.sets} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="packs">
        {packs.map((pack) => (
          <div key={pack.id}>
            <dt>{pack.name}</dt>
            <dd>{pack.text}</dd>
          </div>
        ))}
      </dl>
      <p className="wall-question">{t('accounts.question')}</p>
    </div>
  )
}

function OwnAccount({ sp, table }: { readonly sp: Speaker; readonly table: SeenTable }) {
  const t = useLessonWords()
  const { predicted, account } = table.lesson
  const expected = predicted === undefined ? undefined : exitOf(sp, predicted)
  const closed = firstClosed(table)
  const cells = [
    {
      key: 'expects',
      words: expected === undefined ? undefined : exitTab(sp, expected.id),
      none: t('accounts.noneWord'),
    },
    {
      key: 'closes',
      words: closed.length === 0 ? undefined : closed.map((id) => exitTab(sp, id)).join(t('sep')),
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
