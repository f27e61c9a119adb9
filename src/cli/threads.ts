/** Work in blocks on several threads; results come back in the order of the blocks, whoever was first. */
import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'

/**
 * @param module URL of a module that calls `serveBlocks`
 * @param done called after each block, with how many are done
 */
export async function inThreads<Block, Result>(
  module: URL,
  blocks: readonly Block[],
  count: number,
  done: (finished: number) => void,
): Promise<readonly Result[]> {
  const results: Result[] = new Array(blocks.length)
  let next = 0
  let finished = 0
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const thread = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: { module: module.href } })
      const hand = () => {
        if (next < blocks.length) thread.postMessage({ index: next, block: blocks[next++] })
        else void thread.terminate().then(() => resolve())
      }
      thread.on('message', (message: 'ready' | { readonly index: number; readonly result: Result }) => {
        if (message !== 'ready') {
          results[message.index] = message.result
          done(++finished)
        }
        hand()
      })
      thread.on('error', reject)
    })
  await Promise.all(Array.from({ length: Math.min(Math.max(1, count), blocks.length) }, one))
  return results
}

/** In the thread: answers each block with its result. */
export function serveBlocks<Block, Result>(work: (block: Block) => Result): void {
  const port = parentPort
  if (port === null) throw new Error('broken belief: blocks are served in a thread')
  port.on('message', ({ index, block }: { readonly index: number; readonly block: Block }) =>
    port.postMessage({ index, result: work(block) }),
  )
  port.postMessage('ready')
}

export const threadsHere = (): number => availableParallelism()
