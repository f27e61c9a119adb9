/** The text of a square in a picture. The reader is large and comes only when it is needed. */

/** Squares are found in a picture of this width; larger ones only take longer. */
const WIDEST = 1280

export async function readPicture(file: Blob): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, WIDEST / picture.width)
    return await readFrame(picture, Math.round(picture.width * scale), Math.round(picture.height * scale))
  } catch {
    return null
  }
}

export async function readFrame(source: CanvasImageSource, width: number, height: number): Promise<string | null> {
  if (width === 0 || height === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const paint = canvas.getContext('2d', { willReadFrequently: true })
  if (paint === null) return null
  paint.drawImage(source, 0, 0, width, height)
  const { data } = paint.getImageData(0, 0, width, height)
  const { default: jsQR } = await import('jsqr')
  return jsQR(data, width, height)?.data ?? null
}
