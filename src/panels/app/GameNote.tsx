/** Writes the note of the open game after each round; nothing is shown. */
import { useEffect } from 'react'
import { useSpeaker } from '../table/speaker.ts'
import { useApp, useOpen } from './context.ts'
import { noteGame } from './noteGame.ts'

export function GameNote() {
  const { session } = useApp()
  const open = useOpen()
  const sp = useSpeaker()
  const { save, played } = open
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a round, and when the language changes
  useEffect(() => session.summarise(save.id, noteGame(sp, open)), [session, sp, save.id, played.row])
  return null
}
