/** The cards to cut out, seat by seat: what it is, what it costs and does, and where it comes from. */
import type { Party } from '../../domain/scenario.ts'
import { PartyName } from '../../ui/PartyName.tsx'
import { hueOf } from '../shelf/hue.ts'
import { cardsOf, type PrintedCard } from './cards.ts'
import { Part } from './parts.tsx'
import { type Pen, seatsOf } from './pen.ts'
import { correctionsOf, sourceWords } from './sources.tsx'

export function Cards({ pen }: { readonly pen: Pen }) {
  return (
    <Part pen={pen} id="cards" lead={pen.t('cards.lead')}>
      {seatsOf(pen).map((seat) => (
        <div key={seat.id} className="pack-sheet pack-hand" data-seat={seat.id}>
          <h3>{seat.name}</h3>
          <ul className="pack-cards">
            {cardsOf(pen, seat).map((card) => (
              <Card key={card.key} pen={pen} seat={seat} card={card} />
            ))}
          </ul>
        </div>
      ))}
    </Part>
  )
}

function Card({ pen, seat, card }: { readonly pen: Pen; readonly seat: Party; readonly card: PrintedCard }) {
  return (
    <li className="pack-card" data-card={card.key}>
      <p className="pack-card-head">
        <PartyName hue={hueOf(seat.hue)} name={seat.short} size={16} />
        <span>{card.kind}</span>
      </p>
      <h4>{card.title}</h4>
      <p>
        {card.text}
        {correctionsOf(pen, card.cites).map((text) => (
          <span key={text} className="correction">
            {' '}
            {text}
          </span>
        ))}
      </p>
      {card.cost !== '' && <p className="pack-cost">{card.cost}</p>}
      {card.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {card.cites.length > 0 && (
        <p className="pack-card-foot">{card.cites.map((id) => sourceWords(pen, id)).join(pen.t('also'))}</p>
      )}
    </li>
  )
}
