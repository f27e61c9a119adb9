/** All building blocks, by day and at dusk. */
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { BARRIER_STATES } from '../barrierMarks.ts'
import { Cite } from '../Cite.tsx'
import { Dialog } from '../Dialog.tsx'
import { ExitBadge } from '../ExitBadge.tsx'
import { Hand, MoveCard } from '../MoveCard.tsx'
import { PartyName } from '../PartyName.tsx'
import { Pictogram } from '../Pictogram.tsx'
import { PlaceCard } from '../PlaceCard.tsx'
import { PROVENANCES, ProvenanceMark } from '../ProvenanceMark.tsx'
import { PARTY_HUES, Swatch } from '../Swatch.tsx'
import { type LaneGroup, Timeline } from '../Timeline.tsx'

const NAMES = {
  russia: 'Russia',
  us: 'United States',
  ukraine: 'Ukraine',
  frde: 'France with Germany',
  nato: 'NATO allies',
}
const STATE_WORDS = {
  open: 'open',
  narrowing: 'narrowing',
  'not-yet': 'not yet',
  sealed: 'no way left',
  signed: 'signed',
  unknown: 'unknown',
  moot: 'ended otherwise',
}

const PLAYED: LaneGroup = {
  id: 'played',
  title: 'As you played it',
  lanes: [
    {
      id: 'p1',
      n: 1,
      name: 'Exercises announced',
      label: '17 Jan, no offer made; troops to Belarus: Russia, Belarus',
      segments: [
        { from: 0, to: 1, state: 'open' },
        { from: 1, to: 2, state: 'narrowing' },
        { from: 2, to: 4, state: 'sealed' },
      ],
    },
    {
      id: 'p2',
      n: 2,
      name: 'Checks on missiles',
      label: '10 Feb, drill in Belarus starts: Russia, Belarus',
      segments: [
        { from: 0, to: 2, state: 'not-yet' },
        { from: 2, to: 3.04, state: 'narrowing' },
        { from: 3.04, to: 4, state: 'sealed' },
      ],
    },
    {
      id: 'p3',
      n: 3,
      name: 'Dates for the troops',
      label: '21 Feb, recognition: Russia',
      segments: [
        { from: 0, to: 3.8, state: 'not-yet' },
        { from: 3.8, to: 4, state: 'sealed' },
      ],
    },
  ],
}
const CHANGED: LaneGroup = {
  id: 'changed',
  title: 'With one card',
  note: 'changed in round 2',
  lanes: [
    {
      id: 'c1',
      n: 1,
      name: 'Exercises announced',
      label: 'signed by Russia and the US',
      segments: [
        { from: 0, to: 1, state: 'open' },
        { from: 1, to: 2, state: 'signed' },
      ],
    },
    {
      id: 'c2',
      n: 2,
      name: 'Checks on missiles',
      segments: [
        { from: 0, to: 2, state: 'not-yet' },
        { from: 2, to: 3, state: 'open' },
        { from: 3, to: 4, state: 'narrowing' },
      ],
    },
    {
      id: 'c3',
      n: 3,
      name: 'Dates for the troops',
      segments: [
        { from: 0, to: 2, state: 'unknown' },
        { from: 2, to: 4, state: 'moot' },
      ],
    },
  ],
}
const ROUNDS = [
  ['Round 1', '17–31 Dec'],
  ['Round 2', '1–17 Jan'],
  ['Round 3', '18 Jan–9 Feb'],
  ['Round 4', '10–23 Feb'],
].map(([label = '', dates = '']) => ({ label, dates }))
const LINE = {
  rounds: ROUNDS,
  stateWords: STATE_WORDS,
  exitWord: 'Exit',
  endWord: 'What ended it',
  description: 'How long each exit stayed open.',
}

const CARDS = [
  ['mv-43', 'Toward exit 1', 'Offer notice and size of exercises, on both sides', 'costs 1', [1]],
  ['mv-42', 'Toward exit 2', 'Offer checks at missile sites, in turn', 'costs 1', [2]],
  ['us-reply-1', 'Toward both', 'Agree to work side by side', 'costs 2', [2, 3]],
  ['us-reply-12', 'Another’s exit', 'Ask Kyiv before you speak of its border', 'no cost', [3]],
  ['us-reply-2', 'At home', 'Restate: de-escalation first', 'gains 1', []],
  ['mv-41', 'Calm', 'Say in public what you will not station', 'costs 1', []],
  ['mv-60', 'Pressure', 'Warn of sanctions', 'gains 1', []],
] as const

export function Parts({ theme }: { readonly theme: 'day' | 'dusk' }) {
  const [chosen, setChosen] = useState<string>('mv-43')
  const [asking, setAsking] = useState(false)
  const frame = {
    padding: '24px 40px',
    background: 'var(--paper)',
    color: 'var(--ink)',
    display: 'grid',
    gap: 28,
    width: 1280,
    boxSizing: 'border-box',
  } as const
  const row = { display: 'flex', flexWrap: 'wrap', gap: 24, alignItems: 'center' } as const
  const label = { font: '600 14px/1.3 var(--road)', display: 'inline-flex', gap: 10, alignItems: 'center' } as const
  return (
    <div data-theme={theme} style={frame}>
      <div style={row}>
        {PARTY_HUES.map((hue) => (
          <span key={hue} style={label}>
            <Swatch hue={hue} width={120} height={30} />
            <PartyName hue={hue} name={NAMES[hue]} />
          </span>
        ))}
      </div>
      <div style={row}>
        {BARRIER_STATES.map((state) => (
          <span key={state} style={label}>
            <Pictogram state={state} height={30} />
            {state}
          </span>
        ))}
        <ExitBadge n={1} label="Exit 1" />
        <ExitBadge n={14} />
        <ExitBadge n={3} sealed />
      </div>
      <div style={row}>
        {PROVENANCES.map((kind) => (
          <ProvenanceMark key={kind} kind={kind} words={kind} />
        ))}
        <Cite id="cal-035" href="#cal-035" />
        <Cite id="assumption" assumption />
      </div>
      <div style={row}>
        <Button onPress={() => setAsking(true)}>Send to Russia</Button>
        <Button look="outline">Other card</Button>
        <Button look="link">Why, in numbers</Button>
        <Button isDisabled>Waiting</Button>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 36 }}>
        <PlaceCard hue="russia" name="Delegation with Russia’s drafts" action="Sit here" onSit={() => {}}>
          The draft asks that neither side hold exercises above brigade level in a zone along the border.{' '}
          <Cite id="ru-nato-7b" href="#x" />
        </PlaceCard>
        <PlaceCard hue="us" name="United States and allies" action="Sit here" onSit={() => {}}>
          Some of this can be discussed, some never.
        </PlaceCard>
        <PlaceCard hue="ukraine" name="Ukraine" action="Sit here" onSit={() => {}}>
          <ProvenanceMark kind="published" words="In our words; published by the party" />
        </PlaceCard>
      </div>
      <Hand legend="Your hand: 7 cards, choose one">
        {CARDS.map(([id, kind, title, cost, exits]) => (
          <MoveCard
            key={id}
            group={`hand-${theme}`}
            value={id}
            chosen={chosen === id}
            onChoose={setChosen}
            label={kind}
            title={title}
            cost={cost}
            exits={exits.map((n) => ({ n, label: `Exit ${n}` }))}
            cite={<Cite id={id} href={`#${id}`} />}
          />
        ))}
      </Hand>
      <Timeline {...LINE} groups={[PLAYED, CHANGED]} highlight={1} width={844} tableShown />
      <div style={{ display: 'flex', gap: 40 }}>
        <Timeline {...LINE} groups={[PLAYED]} width={340} />
        <div style={{ width: 288 }}>
          <Timeline {...LINE} groups={[PLAYED]} small width={288} />
        </div>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Leave without sending?"
        closeLabel="Close"
        actions={
          <>
            <Button look="outline" onPress={() => setAsking(false)}>
              Stay
            </Button>
            <Button onPress={() => setAsking(false)}>Leave</Button>
          </>
        }
      >
        Your card is not sent yet.
      </Dialog>
    </div>
  )
}
