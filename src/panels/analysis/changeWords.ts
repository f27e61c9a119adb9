/** Accounts, assumptions and changes in the words of the page. */
import type { OpeningChange } from '../../domain/reading.ts'
import { issueName, listed, named, namedAll, optionShort, type Speaker, trackInside } from '../table/speaker.ts'

export const assumptionName = (sp: Speaker, id: string): string =>
  sp.scenario.assumptions.find((entry) => entry.id === id)?.name ?? id

/** "“As Kyiv’s account would set it” and this project’s own numbers". */
export const accountsNamed = (sp: Speaker, packs: readonly (string | null)[]): string =>
  listed(
    sp,
    packs.map((pack) =>
      pack === null
        ? sp.t('analysis:robust.own')
        : sp.t('analysis:robust.pack', { name: sp.scenario.packs.find(({ id }) => id === pack)?.name ?? pack }),
    ),
  )

/** "Russia stood on “…” (…)". */
export function changeWords(sp: Speaker, change: OpeningChange): string {
  switch (change.kind) {
    case 'stance':
      return sp.t('analysis:open.stance', {
        party: named(sp, change.seat),
        issue: issueName(sp, change.issue),
        from: optionShort(sp, change.issue, change.from),
        to: optionShort(sp, change.issue, change.to),
      })
    case 'told':
      return sp.t('analysis:open.told', {
        party: named(sp, change.seat),
        parties: namedAll(sp, change.to),
        issue: issueName(sp, change.issue),
        option: optionShort(sp, change.issue, change.option),
      })
    case 'track':
      return sp.t('analysis:open.track', { track: trackInside(sp, change.track), from: change.from, to: change.to })
    case 'assumption':
      return sp.t('analysis:open.assumption', {
        name: assumptionName(sp, change.assumption),
        from: change.from,
        to: change.to,
      })
  }
}
