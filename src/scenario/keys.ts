/**
 * What every key of a scenario means, and an example: the words that editors
 * show while somebody types and that the reference in `scenarios/README.md` is
 * made of. Types and defaults are the schema's. A test keeps both complete.
 */

/** Meaning, then an example as it stands in a file (none where the name says it all). */
export type KeyWords = readonly [means: string, example?: string]

export interface Section {
  readonly title: string
  /** Where its keys stand in the schema: property names, `[]` for the entries of a list. */
  readonly at: string
  readonly about?: string
  readonly keys: Readonly<Record<string, KeyWords>>
}

/** For keys that mean the same wherever they stand. */
const COMMON: Readonly<Record<string, string>> = {
  id: 'Its name in other parts of the file and in records.',
  name: 'What a reader calls it.',
  title: 'Its heading.',
  text: 'What is told.',
  cite: 'One to three sources: ids of the dossier or of `sources`.',
  date: 'The day.',
  seat: 'Which seat.',
  issue: 'Which issue.',
  value: 'What it is unless a reader changes it.',
  round: 'Which round.',
}

/** What a key means, wherever it stands. */
export const meaningOf = (key: string, words: KeyWords | undefined): string =>
  words?.[0] === undefined || words[0] === '' ? (COMMON[key] ?? '') : words[0]

export const SECTIONS: readonly Section[] = [
  {
    title: 'The file',
    at: '',
    keys: {
      format: ['Version of this format. Older files are read and told what to change.', 'format: 1'],
      id: ['Name of the scenario in addresses and records.', 'id: three-exits'],
      language: ['Language of the words.', 'language: en'],
      title: ['On the shelf.', 'title: The dam above two towns'],
      subtitle: ['On the shelf: how much of everything.', 'subtitle: Three seats, three exits, four rounds.'],
      opening: ['The first line that a player reads.', 'opening: Two towns share one dam. Pick a seat.'],
      minutes: ['How long a first play takes. Up to 20 it counts as a lesson, with stricter sources.', 'minutes: 15'],
      summary: ['On the card of the scenario.', 'summary: The lower town wants water.'],
      invented: ['No real state and no real event: nothing needs a source.', 'invented: true'],
      sources: ['Sources of your own, cited like claims of the dossier.'],
      rules: ['How a round works.'],
      parties: ['Who sits at the table, and who is only spoken of.'],
      issues: ['The articles of the text, with their bracketed options.'],
      tracks: ['Small numbers that everyone sees.'],
      flags: ['Things that are so or not; all start as no.'],
      rooms: ['Where and when who can meet.'],
      instruments: ['Acts that the scenario defines; each is a card in the hands of its seats.'],
      reserves: ['Acceptances given in advance.'],
      events: ['What the calendar brings, and who does it.'],
      exits: ['The ways out.'],
      locks: ['A seat on this option signs only what settles all that the lock binds.'],
      aims: ['What each party wants by its own documents, read off at the end.'],
      assumptions: ['Numbers that are judgements, each with a range and a reason.'],
      packs: ['Assumptions set as one party’s own account would.'],
      rounds: ['The calendar: every round that can ever be.'],
      starts: ['Later days from which to play; the record before is laid.'],
      history: ['What is on record; it costs nothing when laid.'],
      happened: ['The page with which every ending closes.'],
      happenedAsOf: ['Date of the text of `happened`.', 'happenedAsOf: November 2026'],
      closing: ['The last sentences of an ending, in words that fit this scenario.'],
      notes: ['For the teacher: shown on the page “Use it in class”.', 'notes: ["Ask which exit closes first."]'],
    },
  },
  {
    title: 'rules',
    at: 'rules',
    keys: {
      slots: ['Cards a seat plays in a round.', 'slots: 1'],
      mobility: ['Shifts a seat makes at most in a round.', 'mobility: 2'],
      signing: [
        'May terms be signed in the round in which they are agreed? With `same-round` an exit signs itself.',
        'signing: same-round',
      ],
      standingMax: ['Upper end of standing.', 'standingMax: 4'],
      tension: ['The track that pressure and relief move.', 'tension: tension'],
      cover: [
        'Points of cover at each value of a track, from 0; higher values take the last of the list; without a track the first always.',
        'cover: { track: trust, at: [0, 1, 2] }',
      ],
      leash: [
        'A costly shift of the leader to an option where the follower is not costs 1 more and lowers the track by 1.',
        'leash: { leader: us, follower: nato, track: unity }',
      ],
      breachTrack: ['Falls by 1 when a seat walks back out of a deal.', 'breachTrack: trust'],
      dealTrack: [
        'Rises by 1 in a round with a deal that has the seat `with` in it.',
        'dealTrack: { track: trust, with: ru }',
      ],
      hand: ['Cards shown at once.', 'hand: 7'],
    },
  },
  {
    title: 'parties',
    at: 'parties[]',
    keys: {
      id: ['', 'id: ua'],
      role: ['A seat plays; a voice is cited and never moves.', 'role: voice'],
      name: ['The whole name.', 'name: United States'],
      short: ['On signs and in bills.', 'short: US'],
      card: ['What the place card says, if not the name.', 'card: Delegation with the drafts'],
      hue: [
        'Colour and pattern, named after who has them in the winter: `russia` plum, rising lines; `us` blue, level lines; `ukraine` orange, dots; `frde` olive, net; `nato` grey, upright lines; `other` grey too, for voices.',
        'hue: ukraine',
      ],
      line: ['One documented position, for the shelf.', 'line: { text: Nothing about us without us., cite: [ua-6] }'],
      briefing: [
        'The seat’s page: what it asks, what it had signed, how others read it.',
        'briefing: [{ text: You host., cite: [mv-26] }]',
      ],
      standing: ['What its leadership can spend at home at the start; 0 if left out.', 'standing: =ua-start'],
      volunteer: ['Never assigned in a class.', 'volunteer: true'],
    },
  },
  {
    title: 'issues',
    at: 'issues[]',
    about: 'An article is one sentence: `lead`, one of the bracketed `words`, `tail`.',
    keys: {
      id: ['', 'id: water'],
      name: ['In headings and reasons.', 'name: Summer water'],
      lead: ['Before the brackets.', 'lead: From June to August the gates'],
      tail: ['After the brackets.', 'tail: .'],
      options: ['The bracketed answers, see *options*.'],
      stances: ['Who holds the article, see *stances*. Every holder is a step that somebody must take.'],
      concerns: ['Their yes is needed when a deal or an exit touches it.', 'concerns: [ua]'],
      when: ['On the table only once these hold.', 'when: [{ held: hall }]'],
      ownedBy: ['Only this seat may table it.', 'ownedBy: ua'],
    },
  },
  {
    title: 'options',
    at: 'issues[].options[]',
    keys: {
      id: ['', 'id: days'],
      words: ['In the bracket.', 'words: open two days a week'],
      short: ['In bills and logs.', 'short: two days a week'],
      offer: ['Title of the card that offers it.', 'offer: Open the gates two days a week'],
      cite: ['Where it was proposed.', 'cite: [or-02]'],
    },
  },
  {
    title: 'stances',
    at: 'issues[].stances[]',
    keys: {
      seat: ['Who holds it.', 'seat: upper'],
      at: ['The option on its paper, where it starts.', 'at: shut'],
      costs: [
        'For every option how far it is from the paper; `red` is a red line, on which it never stands.',
        'costs: { shut: 0, days: =upper-water, open: red }',
      ],
      because: ['Why these numbers were assumed.', 'because: Open gates would empty the lake.'],
      cite: ['Where it says so.', 'cite: [ua-3]'],
      says: ['What its answers quote, by option.', 'says: { open: { text: The lake would be empty., cite: [ua-3] } }'],
    },
  },
  {
    title: 'tracks',
    at: 'tracks[]',
    keys: {
      id: ['', 'id: tension'],
      name: ['', 'name: Tension'],
      min: ['Lowest value.', 'min: 0'],
      max: ['Highest value.', 'max: 5'],
      start: ['Value at the start.', 'start: 2'],
      bands: [
        'Words for its values, lowest first; the last reaches `max`.',
        'bands: [{ upTo: 1, name: calm }, { upTo: 5, name: bitter }]',
      ],
      floor: ['Never below `at[value of that track]`.', 'floor: { track: forces, at: [0, 1, 2] }'],
    },
  },
  { title: 'flags', at: 'flags[]', keys: { id: ['', 'id: asked'], name: ['', 'name: Kyiv has asked'] } },
  {
    title: 'rooms',
    at: 'rooms[]',
    keys: {
      id: ['', 'id: hall'],
      name: ['As in “calls …”.', 'name: the council’s hall'],
      members: ['A deal here has steps of members only.', 'members: [upper, lower, council]'],
      needs: ['Without them nothing is held; all members if left out.', 'needs: [upper, lower]'],
      callers: ['Who may call it or table a deal in it; all members if left out.', 'callers: [council]'],
      cap: ['Shifts per seat in one deal.', 'cap: 2'],
      mobility: ['Shifts per seat in a round in which it meets, if more than the rule.', 'mobility: 4'],
      hosted: ['One more point of cover.', 'hosted: true'],
      rounds: ['Rounds in which it may meet; every round if empty.', 'rounds: [2, 3, 4]'],
      cite: ['', 'cite: [mv-26]'],
    },
  },
  {
    title: 'instruments',
    at: 'instruments[]',
    keys: {
      id: ['', 'id: upper-press'],
      seats: ['Who may play it.', 'seats: [upper]'],
      kind: ['A hand always has one for home, one of relief, one of pressure, if there are any.', 'kind: pressure'],
      title: ['On the card: eight words.', 'title: Send a bill'],
      text: ['What is done, as told.', 'text: { text: A bill is printed. }'],
      standing: ['Gain of the actor; below 0 a cost.', 'standing: 1'],
      effects: ['See *effects*.', 'effects: { pressure: 2 }'],
      cooldown: ['2: not in the next round; 0 and 1: in any round.', 'cooldown: 2'],
      once: ['Only once in a game.', 'once: true'],
      rounds: ['First and last round.', 'rounds: [2, 4]'],
      when: ['Only if these hold.', 'when: [{ flag: asked }]'],
      because: ['Why these numbers.', 'because: One rule for all pressure.'],
      shared: ['One act that several seats could do: played by one, it is spent for all.', 'shared: true'],
    },
  },
  {
    title: 'reserves',
    at: 'reserves[]',
    about: 'A deal in which `seat` steps to `option` and the price is paid has that seat’s yes.',
    keys: {
      id: ['', 'id: two-days'],
      seat: ['Who gives it.', 'seat: upper'],
      issue: ['An issue that it holds.', 'issue: water'],
      option: ['What it would accept.', 'option: days'],
      price: ['For which step of whom.', 'price: { seat: lower, issue: repair, option: shared }'],
      title: ['On the card.', 'title: Say what you would open'],
      text: ['', 'text: { text: Two days for a share of the repair. }'],
      rounds: ['First and last round.', 'rounds: [1, 3]'],
    },
  },
  {
    title: 'events',
    at: 'events[]',
    keys: {
      id: ['', 'id: gates-locked'],
      at: ['Happens at the end of this round.', 'at: 3'],
      date: ['As read out.', 'date: 2030-09-10'],
      actors: [
        'Who did it; empty only for a day that nobody set for the purpose and that changes nothing.',
        'actors: [upper]',
      ],
      title: ['', 'title: The upper town locks the gates'],
      text: ['', 'text: { text: The upper town puts a lock on the gates. }'],
      when: ['Only if these hold.', 'when: [{ flag: asked }]'],
      unless: ['Prevented if any of these lists holds.', 'unless: [[{ signed: summer-water }]]'],
      preventer: [
        'The same in words; required with `unless`.',
        'preventer: "Exit 2, signed by then, would prevent it in this model."',
      ],
      effects: ['See *effects*.', 'effects: { tracks: { tension: 1 } }'],
      shuts: ['Exits made void, for good.', 'shuts: [summer-water]'],
      chance: ['Happens in one draw of three; certain if left out.', 'chance: [1, 3]'],
    },
  },
  {
    title: 'exits',
    at: 'exits[]',
    keys: {
      id: ['', 'id: one-dam'],
      n: ['Number on the sign.', 'n: 3'],
      name: ['On the sign: three words.', 'name: One dam'],
      summary: ['What is agreed.', 'summary: { text: Water and a shared repair. }'],
      signatories: ['Who signs.', 'signatories: [upper, lower]'],
      terms: [
        'All signatories who hold the issue stand on the same of these options.',
        'terms: { water: days, repair: [shared, half] }',
      ],
      inConfidence: [
        'What must be said in confidence among those who sign, beside the terms. No stance moves; whoever was not told does not know, and its verdicts say so.',
      ],
      conditions: ['What else must hold.', 'conditions: [{ held: hall }]'],
      window: ['First and last round in which it can be signed.', 'window: [3, 4]'],
      kind: ['Ends the game, or lets it go on with more room.', 'kind: ends'],
      effects: ['Of the signature.', 'effects: { tracks: { tension: -2 } }'],
      gives: ['What lasts.', 'gives: A mended wall and water in summer.'],
      cite: ['', 'cite: [or-02]'],
    },
  },
  {
    title: 'inConfidence',
    at: 'exits[].inConfidence[]',
    about:
      'Met once the giver has told one of the options, in confidence, to all others who sign; a move for which it needs a slot and no standing. It becomes known to everybody when the exit is put up for signature or signed, or when it leaks. Where no card and no event `leaks`, it was spoken and cannot.',
    keys: {
      by: ['Who says it: one who signs and holds the issue.', 'by: upper'],
      issue: ['', 'issue: look'],
      options: ['One of these is said.', 'options: [together, owner]'],
      text: ['What is said, and the document behind it.', 'text: { text: The upper town will look in spring. }'],
    },
  },
  {
    title: 'locks',
    at: 'locks[]',
    keys: {
      issue: ['', 'issue: package'],
      option: ['Whoever stands on it is bound.', 'option: whole'],
      binds: ['Issues that must all be settled.', 'binds: [door, posture]'],
      exits: ['The exits it keeps such a seat from signing; every exit if empty.', 'exits: [exercises]'],
      text: ['', 'text: { text: Nothing is agreed until all is., cite: [ru-pkg-1] }'],
    },
  },
  {
    title: 'aims',
    at: 'aims[]',
    keys: {
      id: ['', 'id: lower-water'],
      seat: ['Whose.', 'seat: lower'],
      text: ['In its own words, third person.', 'text: { text: Water in summer. }'],
      met: [
        'Met if any of these lists holds at the end.',
        'met: [{ stance: water, options: [days, open], by: [upper] }]',
      ],
      partly: ['Partly met if any of these lists holds.', 'partly: [[{ signed: monday-reading }]]'],
    },
  },
  {
    title: 'assumptions',
    at: 'assumptions[]',
    keys: {
      id: ['Used as `=upper-water` wherever a number stands.', 'id: upper-water'],
      name: ['', 'name: What two days cost the upper town'],
      value: ['', 'value: 2'],
      range: ['What a reader may try.', 'range: [1, 3]'],
      because: ['Why this value.', 'because: People remember a low lake.'],
      cite: ['', 'cite: [ua-3]'],
    },
  },
  {
    title: 'packs',
    at: 'packs[]',
    keys: {
      id: ['', 'id: above'],
      name: ['', 'name: As the upper town tells it'],
      text: ['', 'text: Water is dearer than stones.'],
      sets: ['Assumptions and their other values, within their ranges.', 'sets: { upper-water: 3 }'],
    },
  },
  {
    title: 'rounds',
    at: 'rounds[]',
    keys: {
      from: ['First day.', 'from: 2030-07-01'],
      to: ['Last day.', 'to: 2030-07-31'],
      lesson: ['One idea that this round adds, for a first player.', 'lesson: An answer can be a counter-offer.'],
      news: ['What is new.', 'news: [{ text: The lake stands at half. }]'],
      onlyIf: ['Skipped if these do not hold.', 'onlyIf: [{ signed: summit }]'],
    },
  },
  {
    title: 'starts',
    at: 'starts[]',
    keys: {
      id: ['', 'id: august'],
      round: ['The first round that is played.', 'round: 2'],
      date: ['', 'date: 2030-08-01'],
      title: ['', 'title: From August'],
      text: ['', 'text: { text: July is as it was. }'],
      standing: ['Standing at that day, by seat.', 'standing: { upper: 1 }'],
    },
  },
  {
    title: 'history',
    at: 'history[]',
    keys: {
      round: ['', 'round: 1'],
      date: ['Within its round.', 'date: 2030-07-02'],
      seat: ['Who did it.', 'seat: upper'],
      text: ['', 'text: { text: The mayor leads a walk along the wall. }'],
      use: ['The instrument that it was.', 'use: upper-restate'],
      meet: ['The room that met.', 'meet: hall'],
    },
  },
  {
    title: 'happened',
    at: 'happened[]',
    keys: {
      date: ['In words.', 'date: October 2030'],
      text: ['', 'text: The storm came.'],
      cite: ['', 'cite: [cal-114]'],
    },
  },
  {
    title: 'closing',
    at: 'closing',
    about:
      'Without it nothing is said there: the page’s own sentences stand only where `happened` tells of the invasion of 2022.',
    keys: {
      signed: [
        'Below what happened, if something was signed.',
        'signed: A model cannot know what they would have done.',
      ],
      none: [
        'The same, if nothing was signed; above it stands already that no agreement is a legitimate result.',
        'none: The towns will ask again next summer.',
      ],
      caption: ['Below every turning point: what it does not say.', 'caption: To close a way out is not to quarrel.'],
    },
  },
  {
    title: 'sources',
    at: 'sources[]',
    keys: {
      id: ['Used in `cite`.', 'id: chronicle'],
      outlet: ['Who published it.', 'outlet: The Valley Chronicle'],
      title: ['', 'title: Who drinks pays'],
      date: ['', 'date: 2030-06-01'],
      kind: ['Who runs the outlet and how it works; not whether one report of it is true.', 'kind: newspaper'],
      text: ['What it says, in your words.', 'text: The mayor says that who drinks should pay.'],
    },
  },
  {
    title: 'cited',
    at: '#cited',
    about: 'A sentence that states a fact.',
    keys: {
      text: ['', 'text: Paris offers to host.'],
      cite: ['One to three ids of the dossier or of `sources`.', 'cite: [mv-26]'],
    },
  },
  {
    title: 'effects',
    at: '#effects',
    keys: {
      pressure: [
        'Points toward tension; below 0 relief. Of cards: added up with all of the round, before the signatures. Of events: with the other events of the round, after them.',
        'effects: { pressure: -2 }',
      ],
      tracks: ['Added, then kept within bounds.', 'effects: { tracks: { trust: 1 } }'],
      standing: ['Added, then kept within bounds.', 'effects: { standing: { ua: 1 } }'],
      flags: ['Set.', 'effects: { flags: { asked: true } }'],
      opens: ['Rooms that may meet in the next round although the calendar has no date.', 'effects: { opens: [hall] }'],
      leaks: [
        'What was said in confidence becomes known; each who said something pays this much standing.',
        'effects: { leaks: 1 }',
      ],
    },
  },
]

/** One row for each kind of condition: its words, and when it holds. */
export const CONDITION_WORDS: Readonly<Record<string, KeyWords>> = {
  track: ['The track is within.', '{ track: tension, atMost: 2 }'],
  flag: ['The flag is so, or with `is: false` not.', '{ flag: asked }'],
  held: ['The room has met so often.', '{ held: hall, times: 2 }'],
  signed: ['The exit was signed, or not.', '{ signed: summer-water, is: false }'],
  ended: ['An exit that ends was signed, or not.', '{ ended: false }'],
  stance: [
    'These seats, or all who hold it, stand on one of the options.',
    '{ stance: water, options: [days, open], by: [upper] }',
  ],
  event: ['The event has happened, or not.', '{ event: gates-locked, is: false }'],
  reserve: ['It was given, or not.', '{ reserve: two-days }'],
  any: ['One of these lists holds.', '{ any: [[{ flag: asked }], [{ held: hall }]] }'],
}
