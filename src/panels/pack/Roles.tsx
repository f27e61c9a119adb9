/** One sheet for each seat: what it signed, what it asks, where it stands and what a step would cost; third person. */
import type { Party } from '../../domain/scenario.ts'
import { RED } from '../../engine/table.ts'
import { PartyName } from '../../ui/PartyName.tsx'
import { hueOf } from '../shelf/hue.ts'
import { conditionsWords } from './conditionWords.ts'
import { Grid, Part } from './parts.tsx'
import { cardName, costsOf, numberOf, type Pen, seatsOf } from './pen.ts'
import { Names, Said, Sources } from './sources.tsx'

export function Roles({ pen }: { readonly pen: Pen }) {
  return (
    <Part pen={pen} id="roles">
      {seatsOf(pen).map((seat) => (
        <Role key={seat.id} pen={pen} seat={seat} />
      ))}
    </Part>
  )
}

function Role({ pen, seat }: { readonly pen: Pen; readonly seat: Party }) {
  const { t, sp } = pen
  const { scenario } = sp
  const aims = scenario.aims.filter((aim) => aim.seat === seat.id)
  const reserves = scenario.reserves.filter((reserve) => reserve.seat === seat.id)
  const positions = positionsOf(pen, seat)
  const cites = [
    ...(seat.line?.cite ?? []),
    ...(seat.briefing ?? []).flatMap(({ cite }) => cite),
    ...aims.flatMap(({ text }) => text.cite),
    ...positions.flatMap(({ cites }) => cites),
    ...reserves.flatMap(({ text }) => text.cite),
  ]
  return (
    <div className="pack-sheet pack-role" data-seat={seat.id}>
      <h3>
        <PartyName hue={hueOf(seat.hue)} name={cardName(seat)} size={20} />
      </h3>
      {seat.line !== undefined && (
        <p className="pack-lead">
          <Said pen={pen} of={seat.line} />
        </p>
      )}
      {seat.volunteer === true && <p className="pack-note">{t('roles.volunteer')}</p>}
      <p className="pack-note">{t('roles.third')}</p>
      {(seat.briefing ?? []).length > 0 && (
        <>
          <h4>{t('roles.background')}</h4>
          <ul>
            {(seat.briefing ?? []).map((line) => (
              <li key={line.text}>
                <Said pen={pen} of={line} />
              </li>
            ))}
          </ul>
        </>
      )}
      {aims.length > 0 && (
        <>
          <h4>{t('roles.aims')}</h4>
          <ul className="pack-aims">
            {aims.map((aim) => (
              <li key={aim.id}>
                <span>
                  <Said pen={pen} of={aim.text} />
                </span>
                <span className="pack-ticks">
                  {(['met', 'partly', 'given'] as const).map((word) => (
                    <span key={word}>☐ {t(`roles.${word}`)}</span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>{t('roles.positions')}</h4>
      {positions.length === 0 ? (
        <p>{t('roles.none')}</p>
      ) : (
        <>
          <Grid
            className="pack-positions"
            head={[t('roles.article'), t('roles.stands'), t('roles.could')]}
            rows={positions.map((position) => position.cells)}
          />
          <p className="pack-note">{t('roles.assumed')}</p>
        </>
      )}
      <p>{t('roles.standing', { n: numberOf(pen, seat.standing ?? 0), max: scenario.rules.standingMax })}</p>
      {reserves.map((reserve) => (
        <p key={reserve.id}>
          {t('roles.reserve', { title: reserve.title, text: reserve.text.text })}
          <Names pen={pen} ids={reserve.text.cite} />
        </p>
      ))}
      <Sources pen={pen} ids={cites} level={4} brief />
    </div>
  )
}

/** A row for each article that the seat holds: its paper, its steps with their costs, and what it never does. */
function positionsOf(pen: Pen, seat: Party) {
  const { t, sp } = pen
  return sp.scenario.issues.flatMap((issue) => {
    const costs = costsOf(pen, seat.id, issue.id)
    const stance = issue.stances.find((entry) => entry.seat === seat.id)
    if (costs === undefined || stance === undefined) return []
    const paper = issue.options.find(({ id }) => id === stance.at)
    const steps = issue.options.flatMap((option, o) => {
      if (option.id === stance.at) return []
      const says = stance.says?.[option.id]
      const never = costs[o]! >= RED
      const words = never
        ? t('roles.never', { option: option.short })
        : t('roles.step', { option: option.short, cost: costs[o] })
      return [{ id: option.id, words, says, cite: [...new Set([...option.cite, ...(says?.cite ?? [])])] }]
    })
    return [
      {
        cites: [...(paper?.cite ?? []), ...steps.flatMap(({ cite }) => cite)],
        cells: [
          <span key="name">
            {issue.name}
            {issue.when.length > 0 && (
              <small className="pack-note"> {t('roles.later', { when: conditionsWords(pen, issue.when) })}</small>
            )}
          </span>,
          <span key="paper">
            {paper?.words ?? stance.at}
            <Names pen={pen} ids={paper?.cite ?? []} />
          </span>,
          <span key="steps" className="pack-steps">
            {steps.map((step) => (
              <span key={step.id}>
                {step.words}
                {step.says !== undefined && (
                  <small>
                    {t('colon')}
                    {step.says.text}
                  </small>
                )}
                <Names pen={pen} ids={step.cite} />
              </span>
            ))}
          </span>,
        ],
      },
    ]
  })
}
