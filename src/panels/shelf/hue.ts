/** The hue of a party on the page; a voice without one of its own is shown as an ally is. */
import type { Hue } from '../../domain/scenario.ts'
import type { PartyHue } from '../../ui/Swatch.tsx'

export const hueOf = (hue: Hue): PartyHue => (hue === 'other' ? 'nato' : hue)
