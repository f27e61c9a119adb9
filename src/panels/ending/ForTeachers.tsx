/** What a teacher may ask of the table's end: under whose account it holds, whom an exit could do without, what was possible on paper. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
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
    <section className="for-teachers" aria-labelledby="for-teachers">
      <h2 id="for-teachers">{t('ending.teachers')}</h2>
      <Button look="link" aria-expanded={opened} onPress={() => setOpened(!opened)}>
        {t('ending.teachersAbout')}
      </Button>
      {opened && (
        <>
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
        </>
      )}
    </section>
  )
}
