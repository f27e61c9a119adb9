/**
 * The debrief on the wall: the tables' codes come in, then step by step what the
 * class has to look at. Each step is an address, so the back key and a link work;
 * the tables live beside the addresses. No totals, no order by outcome.
 */
import { useEffect, useState } from 'react'
import { useApp } from '../app/context.ts'
import { useReading } from '../app/useAnalysis.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { useTimeline } from '../ending/story.ts'
import { Accounts } from './Accounts.tsx'
import { ClassDoubt } from './ClassDoubt.tsx'
import { Codes } from './Codes.tsx'
import { bringBack, classTables, holdIn, setReading, useClassTables } from './classTables.ts'
import { Parted } from './Parted.tsx'
import './projector.css'
import { OutStep, RecordStep } from './RecordStep.tsx'
import { type Seen, type SeenTable, useSeen } from './seen.ts'
import { Tables } from './Tables.tsx'
import { Turn } from './Turn.tsx'

export const STEPS = ['codes', 'tables', 'parted', 'turn', 'doubt', 'accounts', 'record', 'out'] as const
export type Step = (typeof STEPS)[number]

export function Projector({ step: asked }: { readonly step: string | undefined }) {
  useHeldInTab()
  const seen = useSeen()
  const step = STEPS.find((one) => one === asked) ?? 'codes'
  useWarnBeforeLeaving()
  return (
    <article className="projector" data-step={step}>
      {seen.tables.map((table) => (
        <Reader key={table.id} table={table} allLanes={seen.ready} />
      ))}
      <Steps step={step} hasTables={seen.tables.length > 0} />
      <StepScreen step={step} seen={seen} />
      <NextStep step={step} hasTables={seen.tables.length > 0} />
    </article>
  )
}

function StepScreen({ step, seen }: { readonly step: Step; readonly seen: Seen }) {
  const t = useLessonWords()
  const { sp, tables } = seen
  if (step === 'codes') return <Codes seen={seen} />
  if (sp === null || tables.length === 0)
    return (
      <div className="wall">
        <h1>{t(`steps.${step}`)}</h1>
        <p>{t('wall.empty')}</p>
        <p className="link-row">
          <a href="#/projector">{t('steps.codes')}</a>
        </p>
      </div>
    )
  const given = { sp, seen }
  switch (step) {
    case 'tables':
      return <Tables {...given} />
    case 'parted':
      return <Parted {...given} />
    case 'turn':
      return <Turn {...given} />
    case 'doubt':
      return <ClassDoubt {...given} />
    case 'accounts':
      return <Accounts {...given} />
    case 'record':
      return <RecordStep {...given} />
    case 'out':
      return <OutStep />
  }
}

const addressOf = (step: Step): string => (step === 'codes' ? '#/projector' : `#/projector/${step}`)

function Steps({ step, hasTables }: { readonly step: Step; readonly hasTables: boolean }) {
  const t = useLessonWords()
  return (
    <nav className="wall-steps" aria-label={t('steps.name')}>
      <ol className="plain-list">
        {STEPS.map((one) => (
          <li key={one}>
            {hasTables || one === 'codes' ? (
              <a href={addressOf(one)} aria-current={one === step ? 'step' : undefined}>
                {t(`steps.${one}`)}
              </a>
            ) : (
              <span>{t(`steps.${one}`)}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function NextStep({ step, hasTables }: { readonly step: Step; readonly hasTables: boolean }) {
  const t = useLessonWords()
  const isExample = useClassTables((state) => state.isExample)
  const next = STEPS[STEPS.indexOf(step) + 1]
  if (next === undefined || !hasTables) return null
  return (
    <p className="wall-next">
      <a className="button button-solid" href={addressOf(next)}>
        {t('steps.next', { step: t(`steps.${next}`) })}
      </a>
      <span className="wall-model">{t(isExample ? 'wall.modelExample' : 'wall.model')}</span>
    </p>
  )
}

/** Works out one table's exits: the lanes of every table first, then its turning points; what is known stays. */
function Reader({ table, allLanes }: { readonly table: SeenTable; readonly allLanes: boolean }) {
  const { timeline, done } = table.reading
  if (done) return null
  return timeline === null || !allLanes ? <LanesReader table={table} /> : <PointsReader table={table} />
}

function LanesReader({ table: { id, open } }: { readonly table: SeenTable }) {
  const timeline = useTimeline(open.table, open.played)
  useEffect(() => {
    if (timeline !== null) setReading(id, { timeline, points: [], done: false })
  }, [id, timeline])
  return null
}

function PointsReader({ table: { id, open, lesson, reading } }: { readonly table: SeenTable }) {
  const read = useReading(open.table, lesson.record)
  const { timeline } = reading
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lanes are kept as they were first known
  useEffect(() => {
    if (read.points.length > 0 || read.done) setReading(id, { ...read, timeline: read.timeline ?? timeline })
  }, [id, read])
  return null
}

/** A reload, or a press on the way home, loses no table: the tab holds them. */
function useHeldInTab(): void {
  const { tab, library } = useApp()
  useState(() => bringBack(tab, library()))
  useEffect(() => holdIn(tab, library()), [tab, library])
}

/** Codes were typed by hand: closing the page by mistake asks first. */
function useWarnBeforeLeaving(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!classTables.getState().isSaved) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
}
