/** Sealed cards on one device: the screen that stands while it goes from hand to hand. Nothing secret is on it. */

import { Button } from '../../ui/Button.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { StepTitle } from './Parts.tsx'
import { fullName, hueOf, inside, named, type Speaker } from './speaker.ts'

export function PassDevice({
  sp,
  seat,
  onTaken,
}: {
  readonly sp: Speaker
  readonly seat: string
  readonly onTaken: () => void
}) {
  const hue = hueOf(sp, seat)
  return (
    <section className="pass-device" aria-labelledby="table-step">
      {hue !== null && <Swatch hue={hue} width="100%" height={24} />}
      <StepTitle note={sp.t('pass.note', { party: named(sp, seat) })}>
        {sp.t('pass.title', { party: inside(sp, fullName(sp, seat)) })}
      </StepTitle>
      <Button onPress={onTaken}>{sp.t('pass.taken', { party: named(sp, seat) })}</Button>
    </section>
  )
}
