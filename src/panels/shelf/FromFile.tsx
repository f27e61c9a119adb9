/** Opens what somebody sent: a run as a link, code or file, or a scenario as a file or an address of this site. Nothing open is lost by a bad one. */
import { type DragEvent, type FormEvent, useId, useState } from 'react'
import { MOST_CHARACTERS } from '../../store/gameFile.ts'
import { Button } from '../../ui/Button.tsx'
import { go, useWords } from '../app/context.ts'
import { useReason } from '../pages/useReason.ts'
import { GivenScenario } from './GivenScenario.tsx'
import type { HandedText } from './handedText.ts'
import { fetchScenario, isScenarioName, type ReadFile, readScenarioFile } from './scenarioFile.ts'
import { useOpenRecord } from './useOpenRecord.ts'

/** Larger files are not read at all. */
const MOST_BYTES = MOST_CHARACTERS

export interface FromFileProps {
  /** On a full page it waits behind its title. */
  readonly folded?: boolean
}

export function FromFile({ folded = false }: FromFileProps) {
  const t = useWords()
  const reason = useReason()
  const open = useOpenRecord()
  const id = useId()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  // What is dropped on the closed title and does not open is answered below it.
  const [shown, setShown] = useState(false)
  const [scenario, setScenario] = useState<HandedText | null>(null)

  const refuse = (words: string) => {
    setScenario(null)
    setTrouble(words)
    setShown(true)
  }
  const take = (given: string) => {
    const opened = open.text(given)
    if (opened.ok) go(opened.value)
    else refuse(reason(opened.reason))
  }
  const takeScenario = (found: ReadFile) => {
    if ('trouble' in found) {
      refuse(
        t(
          `studio:${found.trouble === 'elsewhere' || found.trouble === 'gone' ? 'shelf' : 'trouble'}.${found.trouble}`,
          found,
        ),
      )
      return
    }
    setTrouble(null)
    setScenario(found)
    setShown(true)
  }
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    if (isScenarioName(file.name)) {
      takeScenario(await readScenarioFile(file))
      return
    }
    if (file.size > MOST_BYTES) refuse(reason({ code: 'record-large' }))
    else take(await file.text())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isScenarioName(text.trim())) void fetchScenario(text.trim()).then(takeScenario)
    else take(text)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) void read(file)
    else take(event.dataTransfer.getData('text'))
  }

  const form = (
    <>
      <form onSubmit={submit}>
        <label htmlFor={`${id}-text`}>{t('from.label')}</label>
        <div className="from-row">
          <input
            id={`${id}-text`}
            className="field"
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={text}
            aria-describedby={trouble === null ? undefined : `${id}-trouble`}
            aria-invalid={trouble !== null}
            onChange={(event) => {
              setText(event.target.value)
              setTrouble(null)
            }}
          />
          <Button look="outline" type="submit" isDisabled={text.trim() === ''}>
            {t('from.open')}
          </Button>
        </div>
        <label className="file-choice">
          <input
            className="visually-hidden"
            type="file"
            accept=".json,.yaml,.yml,application/json,application/yaml,text/plain"
            onChange={(event) => {
              void read(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <span className="link-words">{t('from.file')}</span>
        </label>
      </form>
      <p className="trouble" id={`${id}-trouble`} role="alert">
        {trouble}
      </p>
      {scenario !== null && <GivenScenario given={scenario} />}
    </>
  )

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way in; the form below does the same
    <section
      className="from-file"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {folded ? (
        <details open={shown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
          <summary>
            <h2>{t('from.title')}</h2>
          </summary>
          {form}
        </details>
      ) : (
        <>
          <h2>{t('from.title')}</h2>
          {form}
        </>
      )}
    </section>
  )
}
