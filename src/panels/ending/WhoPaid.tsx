/** Who paid for what was signed: for each party what it gave up, whether it was asked, and whether force stood at its border. */
import type { OffRamp, Party } from '../../domain/scenario.ts'
import type { Open } from '../../store/session.ts'
import { PartyName } from '../../ui/PartyName.tsx'
import { useOpen, useWords } from '../app/context.ts'
import { hueOf } from '../shelf/hue.ts'
import { type Speaker, issueName, optionShort } from '../table/speaker.ts'

interface Given {
  readonly issue: string
  readonly from: string
  readonly to: string
  readonly steps: number
}

export function WhoPaid({ sp, signed }: { readonly sp: Speaker; readonly signed: readonly OffRamp[] }) {
  const t = useWords()
  const open = useOpen()
  return (
    <section className="ending-section" aria-labelledby="paid">
      <div className="section-head">
        <h2 id="paid">{t('paid.title')}</h2>
        <p>{t('paid.lead')}</p>
      </div>
      <div className="aims">
        {sp.scenario.parties
          .filter(({ role }) => role === 'seat')
          .map((party) => (
            <section key={party.id}>
              <h3>
                <PartyName hue={hueOf(party.hue)} name={party.name} size={20} />
              </h3>
              <ul className="plain-list paid">
                {gaveUp(sp, open, party.id).map(({ issue, from, to, steps }) => (
                  <li key={issue}>
                    {t('paid.gave', {
                      issue: issueName(sp, issue),
                      from: optionShort(sp, issue, from),
                      to: optionShort(sp, issue, to),
                      count: steps,
                    })}
                  </li>
                ))}
                {gaveUp(sp, open, party.id).length === 0 && <li>{t('paid.nothing')}</li>}
                <li>{askedWords(sp, party, signed, t)}</li>
                <li>{t(forceKey(party, signed))}</li>
              </ul>
            </section>
          ))}
      </div>
    </section>
  )
}

/** Articles on which a seat no longer stands on its paper, and how far it went at home. */
function gaveUp(sp: Speaker, { table, played }: Open, seat: string): readonly Given[] {
  const s = table.seats.indexOf(seat)
  return table.holdings.flatMap((holding, h): Given[] => {
    const now = played.row[table.layout.stance + h]!
    if (holding.seat !== s || now === holding.start) return []
    const { id, options } = sp.scenario.issues[holding.issue]!
    return [
      {
        issue: id,
        from: options[holding.start]!.id,
        to: options[now]!.id,
        steps: Math.max(0, holding.cost[now]! - holding.cost[holding.start]!),
      },
    ]
  })
}

function askedWords(
  sp: Speaker,
  party: Party,
  signed: readonly OffRamp[],
  t: (key: string, data?: Record<string, unknown>) => string,
): string {
  const list = (exits: readonly OffRamp[]) => new Intl.ListFormat(sp.language).format(exits.map(({ name }) => name))
  const signs = signed.filter(({ signatories }) => signatories.includes(party.id))
  if (signs.length > 0) return t('paid.signed', { exits: list(signs) })
  const concerned = signed.filter(({ terms }) =>
    terms.some(({ issue }) => sp.scenario.issues.find(({ id }) => id === issue)?.concerns.includes(party.id)),
  )
  return concerned.length > 0 ? t('paid.consented', { exits: list(concerned) }) : t('paid.notAsked')
}

/** Whose border the troops stood at is on record (bef-6, cal-004): Ukraine's; they were Russia's. */
function forceKey(party: Party, signed: readonly OffRamp[]): string {
  const isSignatory = signed.some(({ signatories }) => signatories.includes(party.id))
  if (party.hue === 'ukraine') return isSignatory ? 'paid.underForce' : 'paid.forceThere'
  if (party.hue === 'russia') return 'paid.ownForce'
  return 'paid.noForce'
}
