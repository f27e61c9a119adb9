/**
 * Every reason an opponent can give. The words stand in `assets/words` under
 * `ground.<code>`; the sentence here is their first draft and the glossary of
 * what each code's data mean. `{seat}` is another party, `{n}` a whole number.
 */
export const GROUNDS = {
  // for and against: the text itself
  'cost-home': 'Moving to “{option}” on {issue} costs it {n} at home.',
  'without-allies': 'It would go there without {seat}: {n} more at home.',
  covered: 'The others’ steps pay {n} of what it costs at home.',
  'step-toward': '{seat} steps toward it on {issue}: {n}.',
  'step-away': '{seat} moves away from its paper on {issue}: {n}.',
  paper: 'It asks nothing that is not already on its paper.',
  reserved: 'It has said in advance that it would take this at this price.',
  said: 'It has said itself that it could live with “{option}” on {issue}.',
  nothing: 'There is nothing in it for it.',
  uneven: '{seat} gains clearly more by it.',
  'its-voice': 'It was asked, and its own paper is not touched.',
  // exits and aims
  'exit-nearer': 'It brings “{exit}” nearer: {n} steps fewer.',
  'exit-reached': 'It reaches “{exit}”.',
  'exit-unwanted': '“{exit}” leaves its own aims worse than no text would.',
  'better-way': 'It drives at “{exit}”, and this would end the talks before that.',
  'aim-nearer': 'It serves an aim of its own: {aim}.',
  'aim-given-up': 'It gives up an aim of its own: {aim}.',
  'way-out': 'A written way out is worth something to every seat.',
  deadline: '“{exit}” can be signed for only {n} rounds more.',
  'no-hurry': 'There are {n} rounds left for “{exit}”; it waits for more.',
  // its own position
  'standing-low': 'It would have {n} standing left at home.',
  saving: 'It keeps its standing for “{exit}”, where it owes {n}.',
  'trust-low': '{track} stands at {n}: nobody’s step covers another’s.',
  'trust-thin': '{track} stands at {n}: it does not count on the others to keep a small text.',
  breach: '{seat} walked back from a text not long ago.',
  lock: 'It stands on “{option}”, which ties this article to others.',
  // a reading of its statements
  'strict-step': 'Read strictly, its paper makes these steps cost {n} more.',
  'strict-out': 'Read strictly, a text that leaves its first demand open is worth less to it.',
  'strict-balance': 'Read strictly, it asks of {seat} as much as it gives.',
  'open-step': 'It has said that there is room here: the steps cost {n} less.',
  'open-out': 'It has said that it wants talks to reach a text.',
  'open-balance': 'It has named steps that bind both sides, and does not count who gains more.',
  // bars
  'red-line': '“{option}” on {issue} is a red line on its paper.',
  'cannot-pay': 'It cannot pay: {n} standing short.',
  'already-promised': 'It has promised something else this round.',
  'promised-option':
    'It has already put “{option}” on {issue} on a card of its own this round, and promises each article only once.',
  'accepted-option':
    'It has already accepted “{option}” on {issue} in another text this round, and promises each article only once.',
  'promised-standing':
    'It has already spent or promised {n} of its standing this round; this would be more than it has.',
  'promised-steps': 'Steps it has promised this round: {n}; with these it would be more than it can take in one.',
  'not-in-turn': 'It cannot take so many steps in one round.',
  'not-signable': 'It could not be signed as things stand.',
  'off-paper': 'It plays its paper: “{option}” on {issue} is {n} away from it.',
  // meetings
  'meeting-wanted': '“{exit}” needs {room} to have met.',
  'meeting-free': 'To come costs nothing.',
  chance: 'Decided by chance.',
} as const

export type GroundCode = keyof typeof GROUNDS
export const GROUND_CODES = Object.keys(GROUNDS) as readonly GroundCode[]
