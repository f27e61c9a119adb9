/** The class server by itself: what `npm run class` runs, without the rest of the command line. */
import { Complaint } from './open.ts'
import { serve } from './serve.ts'

try {
  process.exitCode = await serve(process.argv.slice(2))
} catch (error) {
  const isTyped =
    error instanceof Complaint || String((error as { code?: unknown }).code ?? '').startsWith('ERR_PARSE_ARGS')
  if (!isTyped) throw error
  console.error((error as Error).message)
  process.exitCode = 2
}
