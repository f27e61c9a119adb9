/** Where a text is begun: a template, a scenario that ships, a file, or a draft that this device kept. */
import { type DragEvent, useState } from 'react'
import template from '../../scenarios/templates/three-exits.yaml'
import { go, useApp, useLanguage } from '../panels/app/context.ts'
import { readScenarioFile } from '../panels/shelf/scenarioFile.ts'
import { Button } from '../ui/Button.tsx'
import { Begin } from './Begin.tsx'
import type { Draft, Drafts } from './drafts.ts'
import { downloadYaml } from './openText.ts'
import { useStudioWords } from './useStudioWords.ts'

export interface OpeningProps {
  readonly drafts: Drafts
  /** The address named a draft that is not here. */
  readonly isMissing: boolean
}

export function Opening({ drafts, isMissing }: OpeningProps) {
  const t = useStudioWords()
  const { library } = useApp()
  const begin = (name: string, text: string) => go(`studio/${drafts.make(name, text).id}`)
  const shipped = library().ids.flatMap((id) => {
    const [card, text] = [library().card(id), library().text(id)]
    return card === undefined || text === undefined ? [] : [{ id, title: card.title, source: text.source }]
  })
  return (
    <article className="page studio-opening">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {isMissing && <p role="alert">{t('missing')}</p>}
      <section>
        <h2>{t('begin')}</h2>
        <Begin onText={begin} />
        <h3>{t('beginFrom')}</h3>
        <ul className="plain-list studio-begin">
          <li>
            <Button look="outline" onPress={() => begin('my-scenario', template.source)}>
              {t('template')}
            </Button>
          </li>
          {shipped.map(({ id, title, source }) => (
            <li key={id}>
              <Button look="outline" onPress={() => begin(`${id}-changed`, source)}>
                {t('fromShipped', { title })}
              </Button>
            </li>
          ))}
        </ul>
        <p className="quiet-note">{t('templateAbout')}</p>
      </section>
      <FileChoice onText={begin} />
      <Kept drafts={drafts} />
      <p className="quiet-note">{t('privacy')}</p>
    </article>
  )
}

export function FileChoice({ onText }: { readonly onText: (name: string, text: string) => void }) {
  const t = useStudioWords()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const found = await readScenarioFile(file)
    if ('text' in found) onText(found.name, found.text)
    else setTrouble(t(`trouble.${found.trouble}`, { megabytes: 'megabytes' in found ? found.megabytes : 0 }))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void read(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way in; the choice below does the same
    <section
      className="studio-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{t('open')}</h2>
      <label className="file-choice">
        <input
          className="visually-hidden"
          type="file"
          accept=".yaml,.yml,application/yaml,text/plain"
          onChange={(event) => {
            void read(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <span className="link-words">{t('choose')}</span>
      </label>
      <p>{t('drop')}</p>
      <p className="trouble" role="alert">
        {trouble}
      </p>
    </section>
  )
}

function Kept({ drafts }: { readonly drafts: Drafts }) {
  const t = useStudioWords()
  const language = useLanguage()
  const [all, setAll] = useState(() => drafts.list())
  const [removed, setRemoved] = useState<Draft | null>(null)
  if (all.length === 0 && removed === null) return null
  const when = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <section>
      <h2>{t('kept.title')}</h2>
      <ul className="plain-list studio-kept">
        {all.map((draft) => (
          <li key={draft.id}>
            <a href={`#/studio/${draft.id}`}>{draft.name}</a>
            <span className="studio-when">{when.format(draft.updated)}</span>
            <Button
              look="link"
              aria-label={t('downloadOne', { name: draft.name })}
              onPress={() => downloadYaml(draft.text, draft.name)}
            >
              {t('download')}
            </Button>
            <Button
              look="link"
              aria-label={t('deleteOne', { name: draft.name })}
              onPress={() => {
                drafts.remove(draft.id)
                setRemoved(draft)
                setAll(drafts.list())
              }}
            >
              {t('delete')}
            </Button>
          </li>
        ))}
      </ul>
      {removed !== null && (
        <p role="status">
          {t('deleted', { name: removed.name })}{' '}
          <Button
            look="link"
            onPress={() => {
              drafts.keep(removed)
              setRemoved(null)
              setAll(drafts.list())
            }}
          >
            {t('undo')}
          </Button>
        </p>
      )}
    </section>
  )
}
