/** The studio: an opening from which a text is begun, then the text with its problems and its game beside it. */
import { useEffect, useMemo, useState } from 'react'
import { go } from '../panels/app/context.ts'
import { takeHandedText } from '../panels/shelf/handedText.ts'
import type { World } from '../store/ports.ts'
import { type Draft, drafts } from './drafts.ts'
import { Opening } from './Opening.tsx'
import { Workbench } from './Workbench.tsx'
import './studio.css'

export interface StudioProps {
  readonly address: readonly string[]
  readonly world: World
}

/** How often a tab says that it still has its draft. */
const BEAT_MS = 4000

export function Studio({ address: [id], world }: StudioProps) {
  const kept = useMemo(() => drafts(world), [world])
  const [opened, setOpened] = useState<{ readonly draft: Draft; readonly isCopy: boolean } | null>(null)

  useEffect(() => {
    const handed = takeHandedText()
    if (handed !== null) go(`studio/${kept.make(handed.name, handed.text).id}`, true)
    else if (id !== undefined) setOpened(kept.open(id))
  }, [id, kept])

  const held = opened?.draft.id
  useEffect(() => {
    if (held === undefined) return
    // A copy has an address of its own, which reloads as itself.
    if (held !== id) window.history.replaceState(null, '', `#/studio/${held}`)
    const beat = window.setInterval(() => kept.hold(held), BEAT_MS)
    const leave = () => kept.leave(held)
    window.addEventListener('pagehide', leave)
    return () => {
      window.clearInterval(beat)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [held, id, kept])

  if (opened !== null) return <Workbench key={opened.draft.id} drafts={kept} {...opened} />
  return <Opening drafts={kept} isMissing={id !== undefined} />
}
