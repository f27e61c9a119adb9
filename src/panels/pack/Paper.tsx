/** A table without any device: the rules in words, and a sheet with everything that a screen would have kept. */
import { Fragment } from 'react'
import type { Issue, OffRamp } from '../../domain/scenario.ts'
import { spanWords } from '../../i18n/words.ts'
import { effectsOf } from '../table/effects.ts'
import {
  exitOf,
  exitsInside,
  issueName,
  namedAll,
  optionShort,
  sentence,
  sentences,
  short,
  trackInside,
  trackName,
} from '../table/speaker.ts'
import { conditionsWords } from './conditionWords.ts'
import { Grid, List, Part } from './parts.tsx'
import { costsOf, figures, listOf, numberOf, type Pen, seatsOf } from './pen.ts'
import { Said, Sources } from './sources.tsx'

export function Paper({ pen }: { readonly pen: Pen }) {
  return (
    <Part pen={pen} id="paper" lead={pen.t('paper.lead')}>
      <Rules pen={pen} />
      <Sheet pen={pen} />
    </Part>
  )
}

function Rules({ pen }: { readonly pen: Pen }) {
  const { t, sp } = pen
  const { rules } = sp.scenario
  const data = {
    ...figures(pen),
    mobility: rules.mobility,
    max: rules.standingMax,
    track: trackName(sp, rules.tension),
    cover:
      rules.cover.track === undefined
        ? (rules.cover.at[0] ?? 0)
        : t('paper.coverVaries', { track: trackInside(sp, rules.cover.track), list: rules.cover.at.join(sp.t('sep')) }),
  }
  return (
    <div className="pack-sheet">
      <h3>{t('paper.need')}</h3>
      <List items={listOf(pen, 'paper.needList')} />
      <h3>{t('paper.begin')}</h3>
      <p>{t('paper.beginText')}</p>
      <h3>{t('paper.round')}</h3>
      <List items={listOf(pen, 'paper.roundList', data)} ordered />
      {(['seat', 'proof', 'end'] as const).map((word) => (
        <p key={word}>{t(`paper.${word}`)}</p>
      ))}
    </div>
  )
}

function Sheet({ pen }: { readonly pen: Pen }) {
  const { t, sp } = pen
  const { scenario } = sp
  return (
    <div className="pack-sheet pack-table-sheet">
      <h3>{t('paper.sheet')}</h3>
      <h4>{t('paper.tracks')}</h4>
      {scenario.tracks.map((track) => (
        <p key={track.id} className="pack-track">
          <span>{track.name}</span>
          {Array.from({ length: track.max - track.min + 1 }, (_, i) => track.min + i).map((value) => (
            <span
              key={value}
              className="pack-box-number"
              data-start={value === numberOf(pen, track.start) || undefined}
            >
              {value}
            </span>
          ))}
          <span className="pack-note">
            {track.bands.map(({ name, upTo }) => `${name} ≤ ${upTo}`).join(sp.t('sep'))}
          </span>
        </p>
      ))}
      <h4>{t('paper.articles')}</h4>
      <Grid
        className="pack-articles"
        head={[t('paper.article'), t('paper.options'), t('paper.holders')]}
        rows={scenario.issues.map((issue) => [issue.name, optionsOf(issue), holdersOf(pen, issue)])}
      />
      <h4>{t('paper.exits')}</h4>
      <Grid
        className="pack-exits"
        head={[
          t('paper.exit'),
          t('paper.terms'),
          t('paper.signs'),
          t('paper.rounds'),
          t('paper.conditions'),
          t('paper.gives'),
        ]}
        rows={scenario.exits.map((exit) => exitRow(pen, exit))}
      />
      <h4>{t('paper.rooms')}</h4>
      <Grid
        className="pack-rooms"
        head={[t('paper.room'), t('paper.members'), t('paper.needs'), t('paper.rounds'), t('paper.cap')]}
        rows={scenario.rooms.map((room) => [
          sentence(room.name),
          namedAll(sp, room.members),
          namedAll(sp, room.needs),
          room.rounds.length === 0 ? t('cards.every') : room.rounds.join(sp.t('sep')),
          String(room.cap),
        ])}
      />
      {scenario.locks.length > 0 && <h4>{t('paper.locks')}</h4>}
      {scenario.locks.map((lock) => (
        <p key={`${lock.issue} ${lock.option}`}>
          {issueName(sp, lock.issue)}
          {t('colon')}
          {optionShort(sp, lock.issue, lock.option)}. <Said pen={pen} of={lock.text} />
        </p>
      ))}
      <h4>{t('paper.calendar')}</h4>
      <dl className="pack-calendar">
        {scenario.rounds.map((round, i) => (
          <Fragment key={round.from}>
            <dt>
              {t('paper.event', { n: i + 1 })} ({spanWords(round.from, round.to, sp.language, 'short')})
              {!scenario.events.some(({ at }) => at === i + 1) && `${t('colon')}–`}
            </dt>
            {scenario.events
              .filter(({ at }) => at === i + 1)
              .map((event) => (
                <dd key={event.id}>
                  <strong>{event.title}</strong> ({namedAll(sp, event.actors)}). <Said pen={pen} of={event.text} />{' '}
                  {sentences(sp, [
                    event.preventer ?? '',
                    ...effectsOf(sp, event.effects),
                    ...shutWords(pen, event.shuts),
                  ])}
                </dd>
              ))}
          </Fragment>
        ))}
      </dl>
      <Sources
        pen={pen}
        level={4}
        brief
        ids={[...scenario.locks.flatMap(({ text }) => text.cite), ...scenario.events.flatMap(({ text }) => text.cite)]}
      />
    </div>
  )
}

const shutWords = ({ t, sp }: Pen, exits: readonly string[]): readonly string[] =>
  exits.length === 0
    ? []
    : [
        t('paper.shuts', {
          exits: exitsInside(
            sp,
            exits.map((id) => exitOf(sp, id)?.n ?? 0),
          ),
        }),
      ]

const LETTERS = 'ABCDEFGHIJ'

const optionsOf = (issue: Issue) => (
  <span className="pack-options">
    {issue.options.map((option, o) => (
      <span key={option.id}>
        {LETTERS[o]} {option.short}
      </span>
    ))}
  </span>
)

/** "Russia A, US C": where a marker begins. */
function holdersOf(pen: Pen, issue: Issue): string {
  return seatsOf(pen)
    .filter(({ id }) => costsOf(pen, id, issue.id) !== undefined)
    .map(({ id }) => {
      const at = issue.stances.find(({ seat }) => seat === id)?.at
      return `${short(pen.sp, id)} ${LETTERS[issue.options.findIndex((option) => option.id === at)] ?? ''}`
    })
    .join(pen.sp.t('sep'))
}

function exitRow(pen: Pen, exit: OffRamp) {
  const { t, sp } = pen
  return [
    `${exit.n} ${exit.name}`,
    <span key="terms" className="pack-steps">
      {exit.terms.map(({ issue, options }) => (
        <span key={issue}>
          {issueName(sp, issue)}
          {t('colon')}
          {options.map((id) => optionShort(sp, issue, id)).join(t('cond.or'))}
        </span>
      ))}
      {(exit.inConfidence ?? []).map(({ by, issue, options }) => (
        <span key={`${by} ${issue}`}>
          {sp.t('exit.inConfidenceBrief', {
            party: short(sp, by),
            issue: issueName(sp, issue),
            options: options.map((id) => optionShort(sp, issue, id)).join(t('cond.or')),
          })}
        </span>
      ))}
    </span>,
    namedAll(sp, exit.signatories),
    exit.window.join(t('dash')),
    conditionsWords(pen, exit.conditions),
    sentences(sp, [t(exit.kind === 'ends' ? 'paper.ends' : 'paper.eases'), ...effectsOf(sp, exit.effects)]),
  ]
}
