/** A command as somebody typed it: what was typed wrongly ends with a sentence and status 2, a fault of ours with its stack. */
import { noOption } from './help.ts'
import { Complaint } from './open.ts'

/** @param name of the command, for what its options are called */
export async function runTyped(name: string, run: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await run()
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message: string }
    const isTyped = error instanceof Complaint || String(code ?? '').startsWith('ERR_PARSE_ARGS')
    if (!isTyped) throw error
    const unknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? /'--?([^']+)'/.exec(message)?.[1] : undefined
    console.error(unknown === undefined ? message : noOption(name, unknown))
    process.exitCode = 2
  }
}
