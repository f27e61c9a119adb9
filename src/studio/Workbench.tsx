/** One text: the editor with its problems, and the game on it beside; on a narrow page one at a time. */
import { type DragEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Claim } from '../domain/dossier.ts'
import { UNWRITTEN } from '../lint/rules/unwritten/rule.ts'
import { go, useLanguage } from '../panels/app/context.ts'
import { useChecker } from '../panels/app/useChecker.ts'
import { readScenarioFile } from '../panels/shelf/scenarioFile.ts'
import type { StorageTrouble } from '../store/ports.ts'
import { Button } from '../ui/Button.tsx'
import type { Draft, Drafts } from './drafts.ts'
import { Editor, type EditorHandle } from './Editor.tsx'
import { editorPhrases } from './editorPhrases.ts'
import { GameBeside } from './GameBeside.tsx'
import { downloadYaml } from './openText.ts'
import { countOf, Problems } from './Problems.tsx'
import { Proofs } from './Proofs.tsx'
import { PARTS, type Part, Tabs, useStacked } from './Tabs.tsx'
import { openThreads, type Threads } from './threads.ts'
import { useChecked } from './useChecked.ts'
import { useKeyWords } from './useKeyWords.ts'
import { useStudioWords } from './useStudioWords.ts'

export interface WorkbenchProps {
  readonly drafts: Drafts
  readonly draft: Draft
  /** Another tab has the draft open; this is a copy. */
  readonly isCopy: boolean
}

export function Workbench(props: WorkbenchProps) {
  const threads = useThreads()
  // The claims come first, or every citation would be unknown for a moment.
  return threads === null ? null : <Bench {...props} threads={threads} />
}

function useThreads(): Threads | null {
  const [threads, setThreads] = useState<Threads | null>(null)
  useEffect(() => {
    let opened: Threads | null = null
    let wanted = true
    const open = (claims?: readonly Claim[]) => {
      if (!wanted) return
      opened = openThreads(() => claims)
      setThreads(opened)
    }
    import('../../assets/dossier/claims.json').then(
      (file) => open(file.default as unknown as readonly Claim[]),
      // Without the dossier citations are not looked up; everything else is.
      () => open(),
    )
    return () => {
      wanted = false
      opened?.end()
    }
  }, [])
  return threads
}

function Bench({ drafts, draft, isCopy, threads }: WorkbenchProps & { readonly threads: Threads }) {
  const t = useStudioWords()
  const editor = useRef<EditorHandle>(null)
  const [name, setName] = useState(draft.name)
  const [part, setPart] = useState<Part>('text')
  const [note, setNote] = useState<string | null>(isCopy ? t('copy') : null)
  const checking = useChecked(threads, `${name}.yaml`)
  const { checked, look } = checking
  const kept = useKept(drafts, draft, name)
  const stacked = useStacked()
  const inWords = useChecker()
  const language = useLanguage()
  const keyWords = useKeyWords()
  const diagnostics = useMemo(() => (checked?.diagnostics ?? NONE).map(inWords), [checked, inWords])
  const words = useMemo(
    () => ({
      label: t('editor.label'),
      required: t('editor.required'),
      named: t('editor.named'),
      example: t('editor.example'),
      language,
      means: keyWords,
      phrases: editorPhrases(t),
    }),
    [t, language, keyWords],
  )
  const change = useCallback(
    (text: string) => {
      look(text)
      kept.change(text)
    },
    [look, kept.change],
  )
  useEffect(() => look(draft.text), [look, draft.text])
  const download = () => downloadYaml(editor.current?.text() ?? draft.text, name)
  const goTo = (line: number, column: number) => {
    setPart('text')
    // The part is hidden until the page is drawn again.
    window.setTimeout(() => editor.current?.goTo(line, column))
  }
  const drop = async (event: DragEvent) => {
    const file = event.dataTransfer.files[0]
    if (file === undefined) return
    event.preventDefault()
    const found = await readScenarioFile(file)
    if ('text' in found) go(`studio/${drafts.make(found.name, found.text).id}`)
    else setNote(t(`trouble.${found.trouble}`, { megabytes: 'megabytes' in found ? found.megabytes : 0 }))
  }
  const shownIn = (one: Part) =>
    stacked ? { role: 'tabpanel', hidden: part !== one, 'aria-labelledby': `tab-${one}` } : {}

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may also be chosen on the studio's first page
    <div className="studio" onDragOver={(event) => event.preventDefault()} onDrop={(event) => void drop(event)}>
      <header className="studio-head">
        <h1>{t('title')}</h1>
        <label className="studio-name">
          <span className="visually-hidden">{t('name')}</span>
          <input className="field" value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
          <span aria-hidden="true">.yaml</span>
        </label>
        <Button onPress={download}>{t('download')}</Button>
        <a href="#/studio">{t('another')}</a>
        <p className="studio-state" role="status">
          {t(kept.trouble === null ? 'kept.here' : `kept.${kept.trouble}`)}
        </p>
      </header>
      {note !== null && (
        <p className="studio-note" role="alert">
          {note}{' '}
          <Button look="link" onPress={() => setNote(null)}>
            {t('understood')}
          </Button>
        </p>
      )}
      {stacked && (
        <Tabs
          part={part}
          onPart={setPart}
          names={Object.fromEntries(PARTS.map((one) => [one, t(`tab.${one}`, { count: diagnostics.length })]))}
        />
      )}
      <div className="studio-parts">
        <section
          className="studio-text"
          id="part-text"
          aria-label={stacked ? undefined : t('tab.text')}
          {...shownIn('text')}
        >
          <Editor
            ref={editor}
            text={draft.text}
            words={words}
            diagnostics={diagnostics}
            onChange={change}
            onSave={download}
          />
          {diagnostics.some(({ code }) => code === UNWRITTEN) && (
            <p className="studio-row">
              <Button look="outline" onPress={() => editor.current?.goToGap()}>
                {t('editor.gap')}
              </Button>
              <span>{t('editor.gapKey')}</span>
            </p>
          )}
          <p className="quiet-note">{t('editor.keys')}</p>
        </section>
        <section
          className="studio-list"
          id="part-problems"
          aria-label={stacked ? undefined : t('problems')}
          {...shownIn('problems')}
        >
          <h2>{t('problems')}</h2>
          <p className="studio-state" role="status">
            {checking.state === 'done'
              ? t('tally', { errors: countOf(diagnostics, 'error'), warnings: countOf(diagnostics, 'warning') })
              : t(checking.state === 'crashed' ? 'crashed' : 'checking')}{' '}
            {checking.state === 'crashed' && (
              <Button look="link" onPress={() => look(editor.current?.text() ?? draft.text)}>
                {t('again')}
              </Button>
            )}
          </p>
          <Problems diagnostics={diagnostics} onGo={goTo} />
          <Proofs checking={checking} />
        </section>
        <section
          className="studio-game"
          id="part-game"
          aria-label={stacked ? undefined : t('tab.game')}
          {...shownIn('game')}
        >
          <h2>{t('game')}</h2>
          <GameBeside threads={threads} checked={checked} name={name} onGo={(line) => goTo(line, 1)} />
        </section>
      </div>
    </div>
  )
}

const NONE: readonly never[] = []
/** A draft is kept when somebody stops typing, and when the page is left. */
const KEEP_MS = 400

function useKept(drafts: Drafts, draft: Draft, name: string) {
  const [trouble, setTrouble] = useState<StorageTrouble | null>(null)
  const latest = useRef({ ...draft, name })
  const pause = useRef(0)
  const keep = useCallback(() => {
    window.clearTimeout(pause.current)
    setTrouble(drafts.keep(latest.current))
  }, [drafts])
  const later = useCallback(() => {
    window.clearTimeout(pause.current)
    pause.current = window.setTimeout(keep, KEEP_MS)
  }, [keep])
  useEffect(() => {
    latest.current = { ...latest.current, name }
    later()
  }, [name, later])
  useEffect(() => {
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [keep])
  const change = useCallback(
    (text: string) => {
      latest.current = { ...latest.current, text }
      later()
    },
    [later],
  )
  return { trouble, change }
}
