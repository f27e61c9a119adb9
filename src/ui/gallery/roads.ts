/** Samples for the gallery: the words are made up to fill the places. */
import type { RoadExit, RoadView, SignState } from '../../scenes/road/view.ts'

const PLATES = [
  { line1: '17 January: troops to Belarus', line2: 'Russia and Belarus, cal-042', date: '17 Jan' },
  { line1: '10 February: drill starts', line2: 'Russia and Belarus, cal-074', date: '10 Feb' },
  { line1: '21 February: recognition', line2: 'Russia, cal-109', date: '21 Feb' },
] as const

function exits(
  ...rows: readonly (readonly [name: string, bill: string, state: SignState, words: string])[]
): RoadExit[] {
  return rows.map(([name, bill, state, words], i) => {
    const plate = PLATES[i]
    return {
      id: `exit-${i + 1}`,
      n: i + 1,
      tab: `Exit ${i + 1}`,
      name,
      bill,
      state,
      words,
      ...(state === 'sealed' && plate !== undefined ? { plate } : {}),
    }
  })
}

const base = { rounds: 4, aside: '', description: 'A motorway at dusk with three exits.' }

export const ROADS = {
  open: {
    ...base,
    round: 1,
    caption: 'Round 1 of 4, 17 to 31 December',
    aside: 'Three exits open',
    dates: ['1 Jan', '18 Jan', '10 Feb'],
    exits: exits(
      ['Exercises announced', 'Nobody owes a step', 'ready', 'Can be signed, 2 rounds left'],
      ['Checks on missiles', 'Russia owes 1, US owes 1', 'open', 'Open, 3 rounds left'],
      ['Dates for the troops', 'Russia 2, US 1, Ukraine 1', 'open', 'Open, 4 rounds left'],
    ),
  },
  narrowing: {
    ...base,
    round: 2,
    caption: 'Round 2 of 4, 1 to 17 January',
    aside: 'Two narrowing, one not yet',
    dates: ['18 Jan', '10 Feb'],
    exits: exits(
      ['Exercises announced', 'Russia owes 1, US owes 1', 'narrowing', 'Last round to sign'],
      ['Checks on missiles', 'Russia owes 2, US owes 1', 'narrowing', 'One round to spare'],
      ['Dates for the troops', 'Russia 3, US 2, Ukraine 2', 'not-yet', 'Not yet, opens in round 3'],
    ),
  },
  table: {
    ...base,
    round: 2,
    caption: 'Round 2 of 4, 1 to 17 January',
    aside: 'Tension 2 of 5; exit 1 needs 2 or less',
    dates: ['18 Jan', '10 Feb'],
    exits: exits(
      ['Exercises announced', 'Russia owes 1, US owes 1', 'narrowing', 'Last round to sign'],
      ['Checks on missiles', 'Russia owes 2, US owes 2', 'not-yet', 'Not yet, 2 rounds left'],
      ['Dates for the troops', 'Russia 3, US 2, Ukraine 2', 'not-yet', 'Not yet, opens in round 3'],
    ),
  },
  sealed: {
    ...base,
    round: 4,
    caption: 'Round 4 of 4, the clock stops on 23 February',
    aside: 'No exit left in this model',
    dates: ['23 Feb'],
    exits: exits(
      ['Exercises announced', 'Russia owes 1, US owes 1', 'sealed', 'No way left'],
      ['Checks on missiles', 'Russia owes 2, US owes 1', 'sealed', 'No way left'],
      ['Dates for the troops', 'Russia 3, US 2, Ukraine 1', 'sealed', 'No way left'],
    ),
  },
  mixed: {
    ...base,
    round: 3,
    caption: 'Round 3 of 4, 18 January to 9 February',
    aside: 'One exit signed',
    dates: ['10 Feb', '23 Feb'],
    exits: exits(
      ['Exercises announced', 'Nobody owes a step', 'signed', 'Signed by Russia and the US'],
      ['Checks on missiles', 'Russia owes 2, US owes 1', 'unknown', 'Not proved'],
      ['Dates for the troops', 'Russia 3, US 2, Ukraine 1', 'moot', 'Ended otherwise'],
    ),
  },
  long: {
    ...base,
    round: 2,
    caption: 'Round 2 of 4, 1 to 17 January',
    aside: 'Tension 2 of 5; exit 1 needs 2 or less',
    dates: ['18 Jan', '10 Feb'],
    exits: exits(
      [
        'Large exercises announced well ahead of time',
        'Russian Federation owes 1, United States owes 1',
        'narrowing',
        'This is the last round to sign this one',
      ],
      [
        'Mutual checks on missile sites and launchers',
        'Russian Federation owes 2, United States owes 2',
        'not-yet',
        'Not yet, two rounds are left to go',
      ],
      [
        'Dates for the withdrawal of the troops',
        'Russia owes 3, United States 2, Ukraine 2',
        'sealed',
        'No way left any more in this',
      ],
    ),
  },
  japanese: {
    ...base,
    round: 2,
    caption: '全4回の第2回、1月1日〜17日',
    aside: '緊張は5段階の2、出口1は2以下が条件',
    dates: ['1月18日', '2月10日'],
    description: '夕暮れの高速道路と三つの出口',
    exits: exits(
      ['演習の事前通告', 'ロシア あと1歩　米国 あと1歩', 'narrowing', '署名はこの回まで'],
      ['ミサイルの相互確認', 'ロシア あと2歩　米国 あと2歩', 'not-yet', 'まだ開かない　残り2回'],
      ['部隊の帰還日程と駐屯地への復帰の確認', 'ロシア3　米国2　ウクライナ2', 'not-yet', 'まだ開かない　第3回から'],
    ).map((exit) => ({ ...exit, tab: `出口 ${exit.n}` })),
  },
  start: {
    ...base,
    round: 1,
    caption: '',
    quiet: true,
    dates: ['17 Dec', '1 Jan'],
    exits: [],
  },
} as const satisfies Record<string, RoadView>

/** Ten exits, of which three stand as signs and the rest become rows. */
export const MANY: RoadView = {
  ...ROADS.narrowing,
  exits: Array.from(
    { length: 14 },
    (_, i): RoadExit => ({
      id: `exit-${i + 1}`,
      n: i + 1,
      tab: `Exit ${i + 1}`,
      name: `Way out number ${i + 1}`,
      bill: 'Russia owes 1',
      state: i < 2 ? 'sealed' : i % 3 === 0 ? 'narrowing' : 'not-yet',
      words: i < 2 ? 'No way left' : 'Three rounds left',
    }),
  ),
}
