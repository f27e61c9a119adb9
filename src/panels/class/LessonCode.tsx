/**
 * What a table brings to the debrief: its game as letters, as a square and as a
 * small file. Shown after a game round one device; nothing leaves the device but
 * what the table reads out, holds up or hands over.
 */
import { useEffect, useMemo, useState } from 'react'
import { EASY_TO_TYPE, lessonToCode } from '../../store/lessonCode.ts'
import { nameFor, writeTableFile } from '../../store/lessonFile.ts'
import { inFours } from '../../store/lessonLetters.ts'
import { ACCOUNTS, type LessonTable, type TableAccount } from '../../store/lessonTable.ts'
import { Button } from '../../ui/Button.tsx'
import { useApp, useOpen } from '../app/context.ts'
import { Choice } from '../briefing/Choice.tsx'
import './class.css'
import { FirstCode } from './FirstCode.tsx'
import { QrCode } from './QrCode.tsx'
import { saveText } from './saveText.ts'
import { useLessonReason, useLessonWords, useTableName } from './useLessonWords.ts'

export function LessonCode() {
  const { save } = useOpen()
  // Alone at home there is no class to bring it to; the link and the file below are for that.
  return save.mode === 'solo' ? null : <TableCode />
}

function TableCode() {
  const t = useLessonWords()
  const birdOf = useTableName()
  const { save, played } = useOpen()
  const { session } = useApp()
  const [here, setHere] = useState<TableAccount | undefined>()
  const said = save.lesson?.account ?? here
  // Asked first, shown then: the answer is in the letters. Where the bell stops a table it has seen enough to say.
  const [asking, setAsking] = useState(said === undefined && played.rounds.length > 0)
  const [chosen, setChosen] = useState<TableAccount>(said ?? 'none')
  const lesson = useMemo((): LessonTable => {
    // A table that did not begin on the lesson's page has a name by its game.
    const { name, predicted } = save.lesson ?? { name: nameFor(save.id) }
    const account = said ?? 'none'
    return { name, ...(predicted === undefined ? {} : { predicted }), account, record: save.record }
  }, [save.lesson, save.id, save.record, said])
  useFirstKept(lesson)
  const name = t('table', { name: birdOf(lesson.name) })
  const show = () => {
    setAsking(false)
    if (save.lesson === undefined) setHere(chosen)
    else session.sayInLesson({ ...save.lesson, account: chosen })
  }
  return (
    <section className="lesson-code" aria-labelledby="lesson-code">
      <div className="section-head">
        <h2 id="lesson-code">{t('code.title')}</h2>
        <p>{t(played.over ? 'code.lead' : 'code.unfinished')}</p>
      </div>
      <FirstCode />
      {asking ? (
        <>
          <Choice
            legend={t('account.legend')}
            value={chosen}
            onChoose={(value) => setChosen(value as TableAccount)}
            options={ACCOUNTS.map((value) => ({ value, name: t(`account.${value}`) }))}
          />
          <p className="code-show">
            <Button onPress={show}>{t('code.show')}</Button>
          </p>
        </>
      ) : (
        <>
          <Letters lesson={lesson} name={name} />
          <p className="code-said">
            {t('account.said', { account: t(`account.${lesson.account}`) })}{' '}
            <Button look="link" onPress={() => setAsking(true)}>
              {t('account.change')}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

/** The first game that ends on this device stays the one that counts, whatever is tried after it. */
function useFirstKept(lesson: LessonTable): void {
  const { session, library } = useApp()
  const { save, played, readOnly } = useOpen()
  const said = save.lesson
  const counts = said !== undefined && (said.first === undefined || save.from === undefined)
  useEffect(() => {
    if (!counts || !played.over || readOnly) return
    const code = lessonToCode(library(), lesson)
    if (code.ok && code.value !== said.first) session.sayInLesson({ ...said, first: code.value })
  }, [counts, played.over, readOnly, lesson, library, said, session])
}

function Letters({ lesson, name }: { readonly lesson: LessonTable; readonly name: string }) {
  const t = useLessonWords()
  const reason = useLessonReason()
  const { library } = useApp()
  const shelf = library()
  const code = useMemo(() => lessonToCode(shelf, lesson), [shelf, lesson])
  const save = () => saveText(writeTableFile(lesson), `${t('code.fileName', { name })}.off-ramp.json`)
  if (!code.ok)
    return (
      <div className="code-part">
        <p>{reason(code.reason)}</p>
        <Button onPress={save}>{t('code.file')}</Button>
      </div>
    )
  const letters = code.value
  return (
    <div className="code-part">
      <div className="code-words">
        <p className="code-name">{name}</p>
        <p className="code-letters" translate="no" data-code={letters}>
          {inFours(letters)
            .split(' ')
            .map((group, i) => (
              <span key={i}>{group} </span>
            ))}
        </p>
        <p className="quiet-note code-about">{t('code.letters', { n: letters.length })}</p>
        {letters.length > EASY_TO_TYPE && <p>{t('code.long')}</p>}
        <p className="link-row code-deeds">
          <Button look="outline" onPress={save}>
            {t('code.file')}
          </Button>
          <a href="#/projector">{t('code.projector')}</a>
          <a href="#/lesson/after">{t('code.after')}</a>
        </p>
      </div>
      <QrCode text={letters} label={t('code.square', { name })} />
    </div>
  )
}
