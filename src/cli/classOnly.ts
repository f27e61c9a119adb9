/** The class server by itself: what `npm run class` runs, without the rest of the command line. */
import { asksForHelp, pageOf } from './help.ts'
import { serve } from './serve.ts'
import { runTyped } from './typed.ts'

const args = process.argv.slice(2)
if (asksForHelp(args)) console.log(pageOf('serve'))
else await runTyped('serve', () => serve(args))
