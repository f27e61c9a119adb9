/**
 * A code letter by letter: how many are still to come, a sign that no code has,
 * and, once all are there, which letter does not fit and what it should be.
 */
import { type FormEvent, useId, useRef, useState } from 'react'
import { fromLetters, inFours, typed } from '../../store/lessonLetters.ts'
import { Button } from '../../ui/Button.tsx'
import { useLessonReason, useLessonWords } from '../class/useLessonWords.ts'

export interface CodeFieldProps {
  /** True once the table is in. */
  readonly onTake: (text: string) => boolean
}

export function CodeField({ onTake }: CodeFieldProps) {
  const t = useLessonWords()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const state = stateOf(text)
  const take = () => {
    if (onTake(text)) setText('')
    field.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take()
  }
  return (
    <form className="code-field" onSubmit={submit}>
      <label htmlFor={id}>{t('field.label')}</label>
      <textarea
        id={id}
        ref={field}
        className="field"
        rows={2}
        value={text}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-describedby={`${id}-help ${id}-state`}
        aria-invalid={state.wrong !== null}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          // One code is one line: Enter takes it; several are pasted.
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          take()
        }}
      />
      <p id={`${id}-help`} className="quiet-note">
        {t('field.help')}
      </p>
      <div id={`${id}-state`} className="field-state">
        <State state={state} onFix={(fixed) => setText(inFours(fixed))} />
      </div>
      <Button type="submit" isDisabled={text.trim() === ''}>
        {t('field.take')}
      </Button>
    </form>
  )
}

interface FieldState {
  readonly letters: string
  readonly expected: number | null
  readonly isWhole: boolean
  /** What is wrong, as far as it can be said now. */
  readonly wrong: {
    readonly code: string
    readonly data?: Readonly<Record<string, string | number | readonly string[]>>
  } | null
  /** The letters as they would be whole, where one change makes them so. */
  readonly fixed: string | null
}

const CALM: FieldState = { letters: '', expected: null, isWhole: false, wrong: null, fixed: null }

/** Files, links and several codes are looked at when they are taken. */
function stateOf(text: string): FieldState {
  if (text.trim() === '' || /[{\n#]/.test(text.trim())) return CALM
  const { letters, strange, expected } = typed(text)
  const base = { ...CALM, letters, expected }
  const [first] = strange
  if (first !== undefined)
    return { ...base, wrong: { code: 'lesson-strange', data: { at: first.at + 1, sign: first.sign } } }
  if (expected === null || letters.length < expected) return base
  const read = fromLetters(text)
  if (read.ok) return { ...base, isWhole: true }
  return { ...base, wrong: read.reason, fixed: fixedOf(letters, read.reason) }
}

function fixedOf(letters: string, { code, data }: NonNullable<FieldState['wrong']>): string | null {
  const at = Number(data?.['at']) - 1
  if (code === 'lesson-letter') return letters.slice(0, at) + String(data?.['must']) + letters.slice(at + 1)
  if (code === 'lesson-swapped') return letters.slice(0, at) + letters[at + 1]! + letters[at]! + letters.slice(at + 2)
  return null
}

function State({ state, onFix }: { readonly state: FieldState; readonly onFix: (letters: string) => void }) {
  const t = useLessonWords()
  const reason = useLessonReason()
  const { letters, expected, isWhole, wrong, fixed } = state
  return (
    <>
      {letters !== '' && (
        <p className="field-letters" aria-hidden="true">
          {groupsOf(letters).map((group, g) => (
            <span key={g}>
              {[...group].map((letter, i) => (
                <b key={i} data-wrong={isAt(wrong, g * 4 + i) || undefined}>
                  {letter}
                </b>
              ))}
            </span>
          ))}
        </p>
      )}
      <p className="field-words" role="status">
        {wrong !== null && reason(wrong)}
        {wrong === null && isWhole && t('field.whole')}
        {wrong === null && !isWhole && expected !== null && t('field.count', { has: letters.length, must: expected })}
      </p>
      {fixed !== null && (
        <Button look="outline" onPress={() => onFix(fixed)}>
          {t('field.fix')}
        </Button>
      )}
    </>
  )
}

const groupsOf = (letters: string): readonly string[] => inFours(letters).split(' ')

function isAt(wrong: FieldState['wrong'], place: number): boolean {
  const at = Number(wrong?.data?.['at']) - 1
  return place === at || (wrong?.code === 'lesson-swapped' && place === at + 1)
}
