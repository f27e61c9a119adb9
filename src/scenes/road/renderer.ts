/**
 * WebGL or Phaser's Canvas renderer. On a machine without a graphics card the
 * browser imitates WebGL in software, far slower than a plain 2D canvas; the
 * unmasked renderer's name tells.
 */
export type Renderer = 'webgl' | 'canvas'

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

export function chooseRenderer(): Renderer {
  const gl = document.createElement('canvas').getContext('webgl')
  if (gl === null) return 'canvas'
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return SOFTWARE.test(name) ? 'canvas' : 'webgl'
}
