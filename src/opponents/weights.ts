/**
 * How much each kind of reason counts in a bargainer's sum. All of them are
 * this project's assumptions, the same for every party; the unit is half a
 * point of standing, so that nothing is ever halved.
 */
export interface Weight {
  readonly id: string
  readonly value: number
  readonly because: string
}

export const WEIGHTS = {
  cost: {
    id: 'w-cost',
    value: 2,
    because: 'A point of standing at home is the unit that everything else is compared with.',
  },
  toward: {
    id: 'w-toward',
    value: 1,
    because: 'Another’s step is welcome but spends nothing of one’s own; words can be walked back.',
  },
  towardMost: { id: 'w-toward-most', value: 3, because: 'A single step is never worth more than a single aim.' },
  aimMet: { id: 'w-aim-met', value: 6, because: 'Twice an aim met in part.' },
  aimPartly: {
    id: 'w-aim-partly',
    value: 3,
    because: 'An aim met in part is worth about a point and a half of standing.',
  },
  ends: {
    id: 'w-ends',
    value: 4,
    because: 'A text that ends the crisis is worth about two points of standing to every seat, beside its own aims.',
  },
  widens: { id: 'w-widens', value: 1, because: 'A small text is a little better than none.' },
  other: {
    id: 'w-other-way',
    value: 3,
    because: 'A third of the worth, if it serves another exit than the one the seat drives at.',
  },
  standingLeft: {
    id: 'w-standing-left',
    value: 1,
    because: 'A leadership with nothing left to spend cannot answer anything next week.',
  },
  trust: { id: 'w-trust', value: 1, because: 'Where nobody’s word counts, a step is a risk.' },
  breach: { id: 'w-breach', value: 2, because: 'A promise broken once is discounted.' },
  deadline: { id: 'w-deadline', value: 2, because: 'A closing window concentrates minds.' },
  patience: { id: 'w-patience', value: 2, because: 'With time left one waits for a better text.' },
  saving: { id: 'w-saving', value: 2, because: 'What is spent on one text is missing for another.' },
  lock: {
    id: 'w-lock',
    value: 2,
    because: 'A party that stands on its package does not want it eaten up from the side.',
  },
  balance: { id: 'w-balance', value: 1, because: 'A text by which the other gains much more is one to ask more for.' },
  said: { id: 'w-said', value: 2, because: 'What was said once is easier to sign.' },
  voice: { id: 'w-voice', value: 1, because: 'To be asked is what it had asked for.' },
  again: { id: 'w-again', value: 1, because: 'A no said twice is rarely a yes the third time.' },
  // What a reading of the party's statements adds or takes, by line; the same for every party and both ways.
  readingStep: {
    id: 'w-reading-step',
    value: 1,
    because: 'Half of what a step costs: a reading shifts a paper and does not replace it.',
  },
  readingOut: {
    id: 'w-reading-out',
    value: 2,
    because: 'Half the worth of a text that ends, for each text on the way; all of it for signing.',
  },
  readingBalance: {
    id: 'w-reading-balance',
    value: 1,
    because: 'Read strictly an uneven text counts twice, read openly not at all.',
  },
} as const satisfies Record<string, Weight>
