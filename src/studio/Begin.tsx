/** Begins a text in the author's own names: who sits at the table, about what, with which ways out. */
import { useId, useState } from 'react'
import { idOf, namesIn, planOf } from '../lint/skeleton/asked.ts'
import { skeletonOf } from '../lint/skeleton/skeleton.ts'
import { useLanguage } from '../panels/app/context.ts'
import { Button } from '../ui/Button.tsx'
import { useStudioWords } from './useStudioWords.ts'
import { formsOf, sayIn } from './useTold.ts'

/** Where an editor finds the format, beside the scenarios of this project. */
const SCHEMA = '../assets/schema/scenario.v1.json'

export function Begin({ onText }: { readonly onText: (name: string, text: string) => void }) {
  const t = useStudioWords()
  const id = useId()
  const language = useLanguage()
  const [typed, setTyped] = useState({ title: '', parties: '', articles: '', exits: '', host: '' })
  const [trouble, setTrouble] = useState<string | null>(null)
  const begin = async () => {
    const say = sayIn(await formsOf(language))
    const name = idOf(typed.title) ?? 'my-scenario'
    const [articles, exits] = [namesIn(typed.articles), namesIn(typed.exits)]
    const [host] = namesIn(typed.host)
    const plan = planOf(
      {
        id: name,
        parties: namesIn(typed.parties),
        exits: exits.length === 0 ? 2 : exits,
        ...(host === undefined ? {} : { host }),
        ...(articles.length === 0 ? {} : { articles }),
      },
      say,
    )
    if ('form' in plan) setTrouble(say(plan))
    else onText(name, skeletonOf(plan, { schema: SCHEMA, language, say, title: typed.title.trim() }))
  }
  return (
    <form
      className="studio-names"
      onSubmit={(event) => {
        event.preventDefault()
        void begin()
      }}
    >
      {FIELDS.map((field) => (
        <div key={field}>
          <label htmlFor={`${id}-${field}`}>{t(`names.${field}`)}</label>
          <input
            id={`${id}-${field}`}
            className="field"
            value={typed[field]}
            maxLength={300}
            placeholder={t(`names.${field}Example`)}
            onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
          />
        </div>
      ))}
      <p className="studio-row">
        <Button type="submit" isDisabled={namesIn(typed.parties).length < 2}>
          {t('names.go')}
        </Button>
        <span>{t('names.about')}</span>
      </p>
      <p className="trouble" role="alert">
        {trouble}
      </p>
    </form>
  )
}

const FIELDS = ['title', 'parties', 'articles', 'exits', 'host'] as const
