/** What a teacher may ask of the table's end: under whose account it holds, whom an exit could do without, what was possible on paper. */
import { useState } from 'react'
import { OutsidersLine } from '../analysis/OutsidersLine.tsx'
import { RobustnessLabel } from '../analysis/RobustnessLabel.tsx'
import { TwoPartyPlot } from '../analysis/TwoPartyPlot.tsx'
import { useOpen, useWords } from '../app/context.ts'
import type { Speaker } from '../table/speaker.ts'

export function ForTeachers({ sp }: { readonly sp: Speaker }) {
  const t = useWords()
  const { row } = useOpen().played
  // Nothing is worked out before somebody opens it.
  const [opened, setOpened] = useState(false)
  return (
    <details className="fold for-teachers" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        <h2>{t('ending.teachers')}</h2>
        <span className="fold-about">{t('ending.teachersAbout')}</span>
      </summary>
      {opened && (
        <div className="fold-body">
          <ul className="plain-list">
            {sp.scenario.exits.map((exit) => (
              <li key={exit.id}>
                <h3>{t('ending.exitLine', { n: exit.n, name: exit.name })}</h3>
                <RobustnessLabel sp={sp} row={row} exit={exit.id} />
                <OutsidersLine sp={sp} row={row} exit={exit.id} />
              </li>
            ))}
          </ul>
          <TwoPartyPlot sp={sp} row={row} />
        </div>
      )}
    </details>
  )
}
