/** Scenarios that travel inside the page itself: one file, no server, no network. */

export interface PackedScenario {
  readonly source: { readonly source: string; readonly name: string }
  /** By language. */
  readonly overlays: Readonly<Record<string, { readonly source: string; readonly name: string }>>
}

/** The element of the page that holds them; its text is data and never becomes markup. */
export const PACKED = 'packed-scenarios'
