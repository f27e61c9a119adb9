/** Who paid for what was signed: for each party what it gave up, whether it was asked, and whether force stood at its border. */
import type { OffRamp, Party } from '../../domain/scenario.ts'
import type { Open } from '../../store/session.ts'
import { PartyName } from '../../ui/PartyName.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useOpen, useWords } from '../app/context.ts'
import { hueOf } from '../shelf/hue.ts'
import { exitsInside, issueName, optionShort, type Speaker } from '../table/speaker.ts'
import { isAboutThisWar } from './aboutThisWar.ts'

interface Given {
  readonly issue: string
  readonly from: string
  readonly to: string
  readonly steps: number
}

/** Never folded: a row a party, its question at the head of each column. */
export function WhoPaid({ sp, signed }: { readonly sp: Speaker; readonly signed: readonly OffRamp[] }) {
  const t = useWords()
  const open = useOpen()
  const tellsForce = isAboutThisWar(sp.scenario)
  return (
    <section className="ending-section" aria-labelledby="paid">
      <div className="section-head">
        <h2 id="paid">{t('paid.title')}</h2>
        <p>{t(tellsForce ? 'paid.lead' : 'paid.leadPlain')}</p>
      </div>
      <table className="paid" aria-labelledby="paid">
        <thead>
          <tr>
            <th scope="col">{t('paid.party')}</th>
            <th scope="col">{t('paid.gaveUp')}</th>
            <th scope="col">{t('paid.asked')}</th>
            {tellsForce && <th scope="col">{t('paid.force')}</th>}
          </tr>
        </thead>
        <tbody>
          {sp.scenario.parties
            .filter((party) => party.role === 'seat' || touches(sp, party, signed).length > 0)
            .map((party) => (
              <tr key={party.id}>
                <th scope="row">
                  <PartyName hue={hueOf(party.hue)} name={party.name} size={20} />
                </th>
                <td data-name={t('paid.gaveUp')}>
                  <GaveUp sp={sp} given={gaveUp(sp, open, party.id)} />
                </td>
                <td data-name={t('paid.asked')}>{askedWords(sp, party, signed)}</td>
                {tellsForce && <td data-name={t('paid.force')}>{t(forceKey(party, signed))}</td>}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}

/** One line an article; a dash, and its word for those who hear the page, where there is none. */
function GaveUp({ sp, given }: { readonly sp: Speaker; readonly given: readonly Given[] }) {
  const t = useWords()
  if (given.length === 0)
    return (
      <>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{t('paid.nothing')}</VisuallyHidden>
      </>
    )
  return given.map(({ issue, from, to, steps }) => (
    <span className="paid-one" key={issue}>
      {t('paid.gave', {
        issue: issueName(sp, issue),
        from: optionShort(sp, issue, from),
        to: optionShort(sp, issue, to),
        count: steps,
      })}
    </span>
  ))
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

function askedWords(sp: Speaker, party: Party, signed: readonly OffRamp[]): string {
  const list = (exits: readonly OffRamp[]) =>
    exitsInside(
      sp,
      exits.map(({ n }) => n),
    )
  const signs = signed.filter(({ signatories }) => signatories.includes(party.id))
  if (signs.length > 0) return sp.t('page:paid.signed', { exits: list(signs) })
  const concerned = touches(sp, party, signed)
  if (party.role === 'voice') return sp.t('page:paid.voice', { exits: list(concerned) })
  return concerned.length > 0 ? sp.t('page:paid.consented', { exits: list(concerned) }) : sp.t('page:paid.notAsked')
}

/** Exits with an article that concerns this party; a voice has no yes to give. */
const touches = (sp: Speaker, party: Party, signed: readonly OffRamp[]): readonly OffRamp[] =>
  signed.filter(({ terms }) =>
    terms.some(({ issue }) => sp.scenario.issues.find(({ id }) => id === issue)?.concerns.includes(party.id)),
  )

/** Whose border the troops stood at is on record (bef-6, cal-004): Ukraine's; they were Russia's. */
function forceKey(party: Party, signed: readonly OffRamp[]): string {
  const isSignatory = signed.some(({ signatories }) => signatories.includes(party.id))
  if (party.hue === 'ukraine') return isSignatory ? 'paid.underForce' : 'paid.forceThere'
  if (party.hue === 'russia') return 'paid.ownForce'
  return 'paid.noForce'
}
