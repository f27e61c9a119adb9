/**
 * After the debrief, for each pupil on their own: three questions, and stepping
 * out of the role. What is typed or chosen lives as long as the page is shown:
 * it is not kept, not sent, and not part of any code.
 */
import { useId, useState } from 'react'
import type { Scenario } from '../../domain/scenario.ts'
import { Button } from '../../ui/Button.tsx'
import { useApp } from '../app/context.ts'
import { Choice } from '../briefing/Choice.tsx'
import { useLessonWords } from '../class/useLessonWords.ts'
import './lesson.css'

export function After() {
  const t = useLessonWords()
  const library = useApp().library()
  const scenario = library.scenario(library.ids[0] ?? '')
  return (
    <article className="page lesson page-narrow">
      <p className="kicker">{t('after.kicker')}</p>
      <h1>{t('after.title')}</h1>
      <p className="lead">{t('after.lead')}</p>
      <Ticket />
      {scenario !== undefined && <StepOut scenario={scenario} />}
      <p className="link-row">
        <Button look="outline" onPress={() => window.print()}>
          {t('after.print')}
        </Button>
        <a href="#/">{t('after.home')}</a>
      </p>
    </article>
  )
}

const QUESTIONS = ['evidence', 'perspective', 'model'] as const

function Ticket() {
  const t = useLessonWords()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('ticket.title')}</h2>
      {QUESTIONS.map((question) => (
        <div key={question} className="ticket">
          <label htmlFor={`${id}-${question}`}>{t(`ticket.${question}`)}</label>
          <textarea id={`${id}-${question}`} className="field" rows={3} autoComplete="off" />
        </div>
      ))}
    </section>
  )
}

/** "I played …; I myself think …, or would rather not say." */
function StepOut({ scenario }: { readonly scenario: Scenario }) {
  const t = useLessonWords()
  const id = useId()
  const [played, setPlayed] = useState('')
  const [says, setSays] = useState('rather-not')
  const roles = [
    ...scenario.parties
      .filter(({ role }) => role === 'seat')
      .map((party) => ({ value: party.id, name: party.card ?? party.name })),
    { value: '', name: t('out.other') },
  ]
  const role = roles.find(({ value }) => value === played)?.name ?? ''
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('out.title')}</h2>
      <p>{t('out.lead')}</p>
      <Choice legend={t('out.played')} value={played} onChoose={setPlayed} options={roles} />
      <Choice
        legend={t('out.think')}
        value={says}
        onChoose={setSays}
        options={[
          { value: 'rather-not', name: t('out.ratherNot') },
          { value: 'say', name: t('out.say') },
        ]}
      />
      {says === 'say' && (
        <div className="ticket">
          <label htmlFor={`${id}-own`}>{t('out.own')}</label>
          <textarea id={`${id}-own`} className="field" rows={3} autoComplete="off" />
        </div>
      )}
      <p className="out-words" role="status">
        {t(says === 'say' ? 'out.sentence' : 'out.sentenceNot', { role })}
      </p>
    </section>
  )
}
