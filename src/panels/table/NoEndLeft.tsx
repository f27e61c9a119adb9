/** When no exit that ends the crisis is left, the table is told and decides (H27). */
import type { Open } from '../../store/session.ts'
import { Button } from '../../ui/Button.tsx'
import type { ExitNow } from '../app/analysis.ts'
import { go, useApp } from '../app/context.ts'
import { isClosed } from './exitWords.ts'
import type { Speaker } from './speaker.ts'

export function NoEndLeft({
  sp,
  open,
  exits,
  goesOn = false,
}: {
  readonly sp: Speaker
  readonly open: Open
  readonly exits: readonly ExitNow[]
  /** The page has a key of its own that goes on. */
  readonly goesOn?: boolean
}) {
  const { session } = useApp()
  if (open.played.over || open.save.readEnd === true || !noEndLeft(exits)) return null
  return (
    <section className="no-end" aria-labelledby="no-end-title">
      <h3 id="no-end-title">{sp.t('noEnd.title')}</h3>
      <p>{sp.t(exits.every((now) => isClosed(now)) ? 'noEnd.textNone' : 'noEnd.text')}</p>
      <div className="deeds">
        {!goesOn && (
          <Button look="outline" onPress={session.readEnd}>
            {sp.t('noEnd.stay')}
          </Button>
        )}
        <Button look="link" onPress={() => go(`ending/${open.save.id}`)}>
          {sp.t('noEnd.ending')}
        </Button>
      </div>
    </section>
  )
}

/** Are all exits that end the crisis proved to have no way left? */
export function noEndLeft(exits: readonly ExitNow[]): boolean {
  const ending = exits.filter((now) => now.exit.kind === 'ends')
  return ending.length > 0 && ending.every((now) => now.state === 'sealed')
}
