/** The class server by itself: what `npm run class` runs, without the rest of the command line. */
import { serve } from './serve.ts'
import { runTyped } from './typed.ts'

await runTyped('serve', () => serve(process.argv.slice(2)))
