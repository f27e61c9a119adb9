// `node tests/bench/slowed.mjs PID TIMES`: lets a process run only one part in TIMES of the time, in slices of eight
// milliseconds, as a machine that much slower would. Ends with the process.

const [pid, times] = process.argv.slice(2).map(Number)
const slice = 8
const bell = new Int32Array(new SharedArrayBuffer(4))
const wait = (ms) => Atomics.wait(bell, 0, 0, ms)

for (;;) {
  try {
    process.kill(pid, 'SIGSTOP')
    wait(slice - slice / times)
    process.kill(pid, 'SIGCONT')
    wait(slice / times)
  } catch {
    process.exit(0)
  }
}
