/* The small negotiation of tests/tiny/oneByOne.ts, in Promela: the same states, turn by turn.
 *
 *     spin -a -DROUNDS=6 tests/bench/one-by-one.pml && gcc -O3 -DSAFETY -DNOREDUCE -DNOFAIR -o pan pan.c && ./pan -m100 -w24
 *
 * "states, stored" must equal what `npx tsx tests/bench/sequential.ts 6` prints.
 */
#ifndef ROUNDS
#define ROUNDS 6
#endif

byte turn = 0;
byte stance[4];
byte standing[4] = { 3, 2, 2, 1 };
byte tension = 2;

#define seat (turn % 4)
#define moves turn < 4 * ROUNDS

active proctype table() {

end:
  do
  :: d_step { moves -> turn = turn + 1 }
  :: d_step { moves && stance[seat] < 2 && standing[seat] > 0 -> stance[seat] = stance[seat] + 1; standing[seat] = standing[seat] - 1; turn = turn + 1 }
  :: d_step { moves && stance[seat] > 0 -> stance[seat] = stance[seat] - 1; turn = turn + 1 }
  :: d_step { moves && standing[seat] > 0 && tension > 0 -> standing[seat] = standing[seat] - 1; tension = tension - 1; turn = turn + 1 }
  :: d_step { moves && standing[seat] < 3 && tension < 5 -> standing[seat] = standing[seat] + 1; tension = tension + 1; turn = turn + 1 }
  od
}
