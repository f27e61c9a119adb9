/** A text on its way from the shelf to the studio: kept in the page, taken once. */
export interface HandedText {
  readonly name: string
  readonly text: string
}

let handed: HandedText | null = null

export const handText = (text: HandedText): void => {
  handed = text
}

export function takeHandedText(): HandedText | null {
  const text = handed
  handed = null
  return text
}
