/**
 * The colours of the road, as numbers 0xRRGGBB, for the SVG drawing and the
 * canvas alike. The road is always at dusk, by day and by night of the page, so
 * nothing here follows the theme. Source: the visual bar, "Dusk in flat shapes".
 */
export const SKY_DUSK = [0x1f2740, 0x3d4463, 0x7d6c82, 0xc5917f, 0xebc39a] as const
export const SKY_NIGHT = [0x141a2b, 0x262c43, 0x4b4a60, 0x7e7078, 0xa8999a] as const

/** Far to near. */
export const HILLS_DUSK = [0xb18d8c, 0x8d7a84, 0x6c6674] as const
export const HILLS_NIGHT = [0x6f656f, 0x5d5864, 0x494853] as const

/** Horizon to bonnet; the same four places for earth and asphalt. */
export const GROUND = [0x8c7f83, 0x5c5d66, 0x343c42, 0x1b2429] as const
export const ASPHALT = [0xb9aba9, 0x807a80, 0x4b4d56, 0x2b2f37] as const
export const GROUND_STOPS = [0, 0.1, 0.36, 1] as const

export const FURROW = 0x151c21
export const PAINT = 0xe9e0cf
export const LAST_LIGHT = 0xf3c9a0
export const RAMP_LIGHT = 0xf3c078

export const FOG_EDGE_DUSK = 0xd9c3ba
export const FOG_HEART_DUSK = 0xf3e6da
export const FOG_EDGE_NIGHT = 0xb4afb3
export const FOG_HEART_NIGHT = 0xd2cdce

export const LAMP = 0xffe2a8
export const POLE = 0x232b33
export const POLE_LIGHT = 0x77717a
export const RAIL = 0x9a8f92
export const RAIL_EDGE = 0xe9c9a8
export const RAIL_POST = 0x333b43
export const DELINEATOR = 0xece6d8
export const BELT = 0x14191e
export const POPLAR = 0x2c343a
export const PYLON = 0x5d566b

export const ARM_RED = 0xa8321f
export const ARM_RED_SEALED = 0x5c2620
export const ARM_CREAM = 0xf3ebdd
export const ARM_EDGE = 0x1a1f25
export const ARM_LAMP_OPEN = 0xfff0ce
export const ARM_LAMP_NARROWING = 0xffc355
export const ARM_LAMP_SHUT = 0xff8f6b
export const STEEL = 0x69707c
export const BLOCK = 0x8c8783

export const SIGN = 0x0d5b48
export const SIGN_SEALED = 0x55585f
export const SIGN_WHITE = 0xffffff
export const SIGN_AMBER = 0xf0b450
export const SIGN_PALE = 0xf3ebdd
export const SIGN_INK = 0x1d2228
export const PLATE = 0xfbf6ea
export const GLOW = 0xffe2a8

export const CLOUD_LOW = 0xe6b294
export const CLOUD_HIGH = 0x8f89ab

export const DASHBOARD = 0x12171c
export const DASHBOARD_RIM = 0x8a7c80
export const DASHBOARD_TEXT = 0xf3ebdd

/** Channel by channel, `amount` 0 gives `from`, 1 gives `to`. */
export function mix(from: number, to: number, amount: number): number {
  const a = Math.min(1, Math.max(0, amount))
  const channel = (shift: number) => Math.round(((from >> shift) & 255) * (1 - a) + ((to >> shift) & 255) * a) << shift
  return channel(16) | channel(8) | channel(0)
}

/** 0x0d5b48 → "#0d5b48", for SVG attributes. */
export function hex(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`
}
