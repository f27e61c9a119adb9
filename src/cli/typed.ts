/** A command as somebody typed it: what was typed wrongly ends with a sentence and status 2, a fault of ours with its stack. */
import { Complaint } from './open.ts'

export async function runTyped(run: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await run()
  } catch (error) {
    const isTyped =
      error instanceof Complaint || String((error as { code?: unknown }).code ?? '').startsWith('ERR_PARSE_ARGS')
    if (!isTyped) throw error
    console.error((error as Error).message)
    process.exitCode = 2
  }
}
