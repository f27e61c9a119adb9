/** For the wall: one idea a page, in large type. What happened stands word for word as every ending has it. */
import { Fragment, type ReactNode } from 'react'
import { spanWords } from '../../i18n/words.ts'
import { closingWords } from '../ending/aboutThisWar.ts'
import { namedAll } from '../table/speaker.ts'
import { Part } from './parts.tsx'
import { figures, listOf, type Pen } from './pen.ts'
import { Names, Said, Sources } from './sources.tsx'

/** As many exits as one page holds in large type. */
const TOGETHER = 3

export function Slides({ pen }: { readonly pen: Pen }) {
  const { t, sp } = pen
  const { scenario } = sp
  const [first] = scenario.rounds
  const rules = listOf(pen, 'slides.ruleList', figures(pen))
  const signed = closingWords(sp, 'signed')
  const none = closingWords(sp, 'none')
  return (
    <Part pen={pen} id="slides">
      <Slide title={t('slides.situation')}>
        <p>{scenario.summary}</p>
        {first?.news.map((news) => (
          <p key={news.text}>
            <Said pen={pen} of={news} />
          </p>
        ))}
        <Sources pen={pen} level={4} brief ids={first?.news.flatMap(({ cite }) => cite) ?? []} />
      </Slide>
      <Slide title={t('slides.rules')}>
        <ol>
          {rules.map((text, i) => (
            <li key={text}>
              {i === rules.length - 1 && scenario.rules.signing !== 'same-round' ? t('slides.ruleSign') : text}
            </li>
          ))}
        </ol>
        <p className="slide-small">{t('slides.noWin')}</p>
      </Slide>
      {chunks(scenario.exits).map((exits) => (
        <Slide key={exits[0]!.id} title={t('slides.exits')}>
          <ol className="slide-exits">
            {exits.map((exit) => (
              <li key={exit.id} value={exit.n}>
                <strong>{exit.name}</strong>
                <p>
                  <Said pen={pen} of={exit.summary} />
                </p>
                <p className="slide-small">
                  {t('slides.signs', {
                    parties: namedAll(sp, exit.signatories),
                    first: exit.window[0],
                    last: exit.window[1],
                  })}
                </p>
              </li>
            ))}
          </ol>
          <Sources pen={pen} level={4} brief ids={exits.flatMap(({ summary }) => summary.cite)} />
        </Slide>
      ))}
      <Slide title={t('slides.predict')}>
        <ul className="slide-hands">
          {scenario.exits.map((exit) => (
            <li key={exit.id}>
              <span>
                {exit.n} {exit.name}
              </span>
              <span className="slide-count">{t('slides.hands')}</span>
            </li>
          ))}
        </ul>
        <p className="slide-small">{t('slides.predictHow')}</p>
      </Slide>
      {scenario.rounds.map((round, i) => (
        <Slide key={round.from} title={t('slides.round', { n: i + 1, of: scenario.rounds.length })}>
          <p className="slide-span">{spanWords(round.from, round.to, sp.language)}</p>
          {round.news.map((news) => (
            <p key={news.text}>
              <Said pen={pen} of={news} />
            </p>
          ))}
          {round.lesson !== undefined && <p className="slide-small">{round.lesson}</p>}
          <Sources pen={pen} level={4} brief ids={round.news.flatMap(({ cite }) => cite)} />
        </Slide>
      ))}
      {scenario.happened.length > 0 && (
        <Slide title={t('slides.happened')}>
          <dl className="slide-happened">
            {scenario.happened.map(({ date, text, cite }) => (
              <Fragment key={date}>
                <dt>{date}</dt>
                <dd>
                  {text}
                  <Names pen={pen} ids={cite} />
                  {cite.length === 0 && scenario.invented !== true && (
                    <small> {pen.page('happened.uncited', { date: scenario.happenedAsOf })}</small>
                  )}
                </dd>
              </Fragment>
            ))}
          </dl>
          <p className="slide-small">{pen.page('happened.asOf', { date: scenario.happenedAsOf })}</p>
          <Sources pen={pen} level={4} brief ids={scenario.happened.flatMap(({ cite }) => cite)} />
        </Slide>
      )}
      {(signed !== undefined || none !== undefined) && (
        <Slide title={pen.page('happened.afterwards')}>
          <dl className="slide-last">
            {signed !== undefined && <dt>{t('slides.signed')}</dt>}
            {signed !== undefined && <dd>{signed}</dd>}
            {none !== undefined && <dt>{t('slides.noneSigned')}</dt>}
            {none !== undefined && <dd>{none}</dd>}
          </dl>
        </Slide>
      )}
      <Slide title={t('slides.out')}>
        <p>{t('slides.outWords')}</p>
        <p>{t('slides.outThink')}</p>
        <p>{t('slides.outNot')}</p>
      </Slide>
    </Part>
  )
}

const chunks = <T,>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / TOGETHER) }, (_, i) => list.slice(i * TOGETHER, (i + 1) * TOGETHER))

function Slide({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="pack-sheet pack-slide">
      <h3>{title}</h3>
      {children}
    </div>
  )
}
