/** zod 4 probes `new Function`, which the security policy forbids: import this before any schema. */
import { z } from 'zod'

z.config({ jitless: true })

export { z }
