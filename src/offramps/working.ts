/**
 * Long work in small pieces: it stops for breath after each question, so that a
 * thread can look at its messages in between, and ends with its result.
 */
export type Working<T> = Generator<undefined, T, undefined>

/** Does it all at once. */
export function finish<T>(work: Working<T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value as T
  }
}
