/** Help on two pages: how a round works; words and shortcuts. */

import { Pictogram } from '../../ui/Pictogram.tsx'
import { PROVENANCES, ProvenanceMark } from '../../ui/ProvenanceMark.tsx'
import { LANE_STATES } from '../../ui/timelineLayout.ts'
import { useWords } from '../app/context.ts'

const STEPS = ['look', 'choose', 'preview', 'send', 'answer', 'sign', 'calendar'] as const
const WORDS = [
  'exit',
  'steps',
  'signed',
  'paper',
  'standing',
  'cover',
  'tension',
  'bracket',
  'reserve',
  'model',
] as const
const KEYS = ['tab', 'arrows', 'enter', 'escape', 'letters'] as const

export function Help({ page }: { readonly page: string | undefined }) {
  const t = useWords()
  return (
    <article className="page page-narrow help">
      <nav className="tabs" aria-label={t('help.pages')}>
        <a href="#/help" aria-current={page === undefined ? 'page' : undefined}>
          {t('help.round.tab')}
        </a>
        <a href="#/help/words" aria-current={page === undefined ? undefined : 'page'}>
          {t('help.words.tab')}
        </a>
      </nav>
      {page === undefined ? <Round /> : <Words />}
    </article>
  )
}

function Round() {
  const t = useWords()
  return (
    <>
      <h1>{t('help.round.title')}</h1>
      <p className="lead">{t('help.round.lead')}</p>
      <ol className="steps">
        {STEPS.map((step) => (
          <li key={step}>
            <h2>{t(`help.round.${step}.title`)}</h2>
            <p>{t(`help.round.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <section>
        <h2>{t('help.round.end.title')}</h2>
        <p>{t('help.round.end.text')}</p>
      </section>
      <p className="link-row">
        <a href="#/help/words">{t('help.words.tab')}</a>
        <a href="#/about">{t('menu.about')}</a>
      </p>
    </>
  )
}

function Words() {
  const t = useWords()
  return (
    <>
      <h1>{t('help.words.title')}</h1>
      <h2>{t('help.words.barrier')}</h2>
      <dl className="marks">
        {(['ready', ...LANE_STATES] as const).map((state) => (
          <div key={state}>
            <dt>
              <Pictogram state={state} height={26} /> {state === 'ready' ? t('help.words.ready') : t(`lane.${state}`)}
            </dt>
            <dd>{t(`help.state.${state}`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('help.words.source')}</h2>
      <ul className="plain-list marks-list">
        {PROVENANCES.map((kind) => (
          <li key={kind}>
            <ProvenanceMark kind={kind} words={t(`provenance.${kind}`)} />
          </li>
        ))}
      </ul>
      <h2>{t('help.words.other')}</h2>
      <dl className="terms">
        {WORDS.map((word) => (
          <div key={word}>
            <dt>{t(`help.word.${word}.name`)}</dt>
            <dd>{t(`help.word.${word}.text`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('help.words.keys')}</h2>
      <dl className="terms">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>{t(`help.key.${key}.name`)}</dt>
            <dd>{t(`help.key.${key}.text`)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
