/** The tables' codes come in: typed, pasted, dropped, photographed; and the tables that are here. */
import { type DragEvent, useMemo, useState } from 'react'
import type { Reason, Result } from '../../std/result.ts'
import { Button } from '../../ui/Button.tsx'
import { useApp, useLanguage } from '../app/context.ts'
import { useLessonReason, useLessonWords, useTableName } from '../class/useLessonWords.ts'
import { Camera } from './Camera.tsx'
import { CodeField } from './CodeField.tsx'
import { addTables, type ClassTable, classTables, clearTables, removeTable, useClassTables } from './classTables.ts'
import { exampleOf } from './example.ts'
import { takeText } from './intake.ts'
import { readPicture } from './readPicture.ts'
import { SaveLesson } from './SaveLesson.tsx'
import { type Seen, useTableWords } from './seen.ts'

/** More tables than these at once are counted; their names stand beside. */
const MOST_NAMED = 3

/** Larger files are not read at all. */
const MOST_BYTES = 12_000_000

interface Said {
  readonly kind: 'added' | 'twice' | 'trouble'
  readonly text: string
}

export function Codes({ seen }: { readonly seen: Seen }) {
  const t = useLessonWords()
  const { take, takeFiles, said } = useIntake(seen)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const { files } = event.dataTransfer
    if (files.length > 0) void takeFiles([...files])
    else take(event.dataTransfer.getData('text'))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way in; the fields below do the same
    <div
      className="wall"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h1>{t('codes.title')}</h1>
      <div className="codes">
        <section aria-labelledby="codes-in">
          <h2 id="codes-in" className="visually-hidden">
            {t('codes.in')}
          </h2>
          <CodeField onTake={take} />
          <p className="codes-said" role="status" data-kind={said?.kind}>
            {said?.text}
          </p>
          <p className="codes-ways">
            <label className="file-choice">
              <input
                className="visually-hidden"
                type="file"
                multiple
                accept=".json,application/json,text/plain,image/*"
                onChange={(event) => {
                  void takeFiles([...(event.target.files ?? [])])
                  event.target.value = ''
                }}
              />
              <span className="link-words">{t('codes.file')}</span>
            </label>
          </p>
          <Camera onRead={take} />
          <p className="quiet-note">{t('codes.kept')}</p>
        </section>
        <Here seen={seen} />
      </div>
    </div>
  )
}

function useIntake({ library }: Seen) {
  const t = useLessonWords()
  const reason = useLessonReason()
  const birdOf = useTableName()
  const app = useApp()
  const language = useLanguage()
  const [said, setSaid] = useState<Said | null>(null)
  const trouble = (why: Reason) => {
    setSaid({ kind: 'trouble', text: reason(why) })
    return false
  }
  const told = (added: Result<readonly ClassTable[]>): boolean => {
    if (!added.ok) return trouble(added.reason)
    const known = classTables.getState().tables
    const again = added.value.find((one) =>
      known.some(({ id, lesson }) => id !== one.id && lesson.name === one.lesson.name),
    )
    if (again !== undefined && added.value.length === 1) {
      setSaid({ kind: 'added', text: t('codes.second', { name: t('table', { name: birdOf(again.lesson.name) }) }) })
      return true
    }
    const names = added.value.map(({ lesson }) => t('table', { name: birdOf(lesson.name) }))
    setSaid(
      names.length === 0
        ? { kind: 'twice', text: t('codes.twice') }
        : {
            kind: 'added',
            text:
              names.length > MOST_NAMED
                ? t('codes.addedMany', { count: names.length })
                : t('codes.added', { names: names.join(t('sep')) }),
          },
    )
    return true
  }
  /** True once it is in, so that the field can be emptied. */
  const take = (text: string): boolean => {
    const taken = takeText(library, text, language)
    return taken.ok ? told(addTables(taken.value.lesson, app.library(), taken.value.fromFile)) : trouble(taken.reason)
  }
  const takeFiles = async (files: readonly File[]) => {
    for (const file of files) {
      if (file.size > MOST_BYTES) trouble({ code: 'lesson-large' })
      else if (file.type.startsWith('image/')) {
        const found = await readPicture(file)
        if (found === null) trouble({ code: 'lesson-picture' })
        else take(found)
      } else take(await file.text())
    }
  }
  return { take, takeFiles, said }
}

/** Six tables' codes are minutes of work: the first press only asks. */
function ClearAll({ count }: { readonly count: number }) {
  const t = useLessonWords()
  const [asked, setAsked] = useState(false)
  return (
    <Button look="link" onPress={() => (asked ? clearTables() : setAsked(true))}>
      {t(asked ? 'codes.clearSure' : 'codes.clear', { count })}
    </Button>
  )
}

/** Six tables that no class played, so that the debrief can be gone through before the lesson. */
function Rehearse() {
  const t = useLessonWords()
  const { library } = useApp()
  const example = useMemo(() => exampleOf(library()), [library])
  if (example === null) return null
  return (
    <div className="rehearse">
      <Button look="outline" onPress={() => addTables(example, library(), true)}>
        {t('example.fill')}
      </Button>
      <p className="quiet-note">{t('example.about')}</p>
    </div>
  )
}

/** The tables that are here, in the order they came. */
function Here({ seen: { tables } }: { readonly seen: Seen }) {
  const t = useLessonWords()
  const words = useTableWords()
  const isExample = useClassTables((state) => state.isExample)
  return (
    <section aria-labelledby="here" className="here">
      <h2 id="here">{t('codes.here')}</h2>
      {isExample && <p className="example-note">{t('example.note')}</p>}
      {tables.length === 0 ? (
        <>
          <p>{t('codes.none')}</p>
          <Rehearse />
        </>
      ) : (
        <ul className="plain-list here-list">
          {tables.map((table) => (
            <li key={table.id}>
              <span>{words(table)}</span>
              <Button
                look="link"
                aria-label={t('codes.removeName', { name: words(table) })}
                onPress={() => removeTable(table.id)}
              >
                {t('codes.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {tables.length > 0 && (
        <p className="link-row">
          <SaveLesson />
          {isExample ? (
            <Button look="link" onPress={clearTables}>
              {t('example.remove')}
            </Button>
          ) : (
            <ClearAll count={tables.length} />
          )}
        </p>
      )}
    </section>
  )
}
