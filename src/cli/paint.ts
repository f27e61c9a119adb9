/** Colours for a terminal, and for nothing else: what goes into a file or a pipe is plain, on build machines too. */
import picocolors from 'picocolors'

const { env, stdout } = process

export default picocolors.createColors(
  picocolors.isColorSupported && (stdout.isTTY === true || Boolean(env['FORCE_COLOR'])),
)
