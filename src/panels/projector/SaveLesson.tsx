/** The whole lesson as one file, named by the day. */
import { Button } from '../../ui/Button.tsx'
import { useApp } from '../app/context.ts'
import { saveText } from '../class/saveText.ts'
import { useLessonWords } from '../class/useLessonWords.ts'
import { lessonText, setSaved } from './classTables.ts'

/** The day on the teacher's clock: three classes a day make three files. */
const today = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date())

export function SaveLesson() {
  const t = useLessonWords()
  const { library } = useApp()
  const save = () => {
    const text = lessonText(library())
    if (text === null) return
    saveText(text, `${t('codes.lessonName')}-${today()}.off-ramp.json`)
    setSaved()
  }
  return (
    <Button look="outline" onPress={save}>
      {t('codes.save')}
    </Button>
  )
}
